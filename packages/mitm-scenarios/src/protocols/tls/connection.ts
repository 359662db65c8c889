import { fromHex } from '@cutaway/primitives/bytes';
import type { TraceListener } from '@cutaway/primitives/trace';
import type { TlsConnection, TlsEvent } from '@cutaway/tls-handshake';
import type { Party } from '../../network/party.js';
import type { Program } from '../../network/program.js';
import { recordsOf } from './record.js';

/**
 * Puts on the wire what a connection has to say, a record a packet; gives what happened on it.
 *
 * @throws {CutawayError} the error that ended the connection, its alert being sent.
 */
export function driven(party: Party, connection: TlsConnection): TlsEvent[] {
  party.tracesEnd = true;
  for (const record of recordsOf(connection.output())) party.transmit(record);
  if (connection.error !== undefined) throw connection.error;
  return connection.events();
}

/** Gives a connection the next packet; gives what happened on it. */
export function* progress(party: Party, connection: TlsConnection): Program<TlsEvent[]> {
  connection.receive(yield 'packet');
  return driven(party, connection);
}

/** Secrets that protect a session: who has them opens it. They are what a key log holds (RFC 9850). */
const SESSION_SECRETS =
  /^(master_secret|client_early_traffic_secret|(client|server)_(handshake_traffic_secret|application_traffic_secret_0))$/;

const X25519_LENGTH = 32;

/** The party's trace; what it tells of secrets, the party remembers. */
export function observed(party: Party): TraceListener {
  return (event) => {
    party.trace(event);
    if (event.kind !== 'secret') return;
    if (SESSION_SECRETS.test(event.name)) party.sessionKeys.push({ name: event.name, key: fromHex(event.output) });
    if (!/^(client|server)_ephemeral_private_key$/.test(event.name)) return;
    const key = fromHex(event.output);
    // Of the hybrid, the half that elliptic curves give; it stands behind ML-KEM's (draft-ietf-tls-ecdhe-mlkem §3).
    party.ephemeralKeys.push(event.function.startsWith('X25519MLKEM768') ? key.slice(-X25519_LENGTH) : key);
  };
}
