import { fromHex, utf8 } from '@cutaway/primitives/bytes';
import type { TraceListener } from '@cutaway/primitives/trace';
import type { SshConnection } from '@cutaway/ssh-auth';
import type { Party } from '../../network/party.js';
import type { Program } from '../../network/program.js';

type Connection = Pick<SshConnection<never>, 'receive' | 'output' | 'error'>;

/** Lengths of the packets that a party has told to the trace and not put on the wire yet. */
const told = new WeakMap<Party, number[]>();

/** Puts on the wire what a connection has to say; ends the program with the error that ended the connection. */
export function driven(party: Party, connection: Connection): void {
  party.tracesEnd = true;
  let output = connection.output();
  const lengths = told.get(party) ?? [];
  while (output.length > 0) {
    const length = lengths.shift() ?? output.length;
    party.transmit(output.slice(0, length));
    output = output.subarray(length);
  }
  if (connection.error !== undefined) throw connection.error;
}

/** Gives a connection the next packet. */
export function* progress(party: Party, connection: Connection): Program<void> {
  driven(party, connection);
  connection.receive(yield 'packet');
  driven(party, connection);
}

/** Fields of a login that whoever plays the server gets to know. */
const OVERHEARD: ReadonlySet<string> = new Set(['plaintext_password', 'public_key_blob', 'signature']);

/** The party's trace; what it tells of keys and logins, the party remembers. */
export function observed(party: Party): TraceListener {
  return (event) => {
    party.trace(event);
    if (event.kind === 'message' && event.direction === 'sent' && event.streamOffset !== undefined) {
      const lengths = told.get(party) ?? [];
      lengths.push(event.bytes.length / 2);
      told.set(party, lengths);
    }
    if (event.kind === 'secret' && /^(initial_IV|encryption_key)_/.test(event.name)) {
      party.sessionKeys.push({ name: event.name, key: fromHex(event.output) });
    }
    if (event.kind === 'secret' && event.name === 'shared_secret') {
      const input = event.inputs.find(({ name }) => name === 'private_key');
      if (input !== undefined) party.ephemeralKeys.push(fromHex(input.value));
    }
    if (event.kind !== 'message' || event.direction !== 'received' || event.name !== 'SSH_MSG_USERAUTH_REQUEST') return;
    for (const { name, type, value } of event.fields.children ?? []) {
      if (!OVERHEARD.has(name) || typeof value !== 'string') continue;
      party.ears.hear(name, type.startsWith('utf8') ? utf8(value) : fromHex(value));
    }
  };
}
