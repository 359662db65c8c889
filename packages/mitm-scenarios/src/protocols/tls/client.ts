import { concatAll } from '@cutaway/primitives/bytes';
import { type Policy, TlsClient, type TlsClientOptions, type TlsSession } from '@cutaway/tls-handshake';
import type { Certificate } from '@cutaway/x509/certificate';
import type { Certified } from '../../lab/certified.js';
import type { Party } from '../../network/party.js';
import type { Program } from '../../network/program.js';
import type { Ask } from '../../rungs/rung.js';
import { driven, observed, progress } from './connection.js';

/** What sets one TLS client apart from another. */
export interface TlsClientHas {
  readonly policy: Policy;
  /** The roots on the computer; without them whoever answers is taken for the server. */
  readonly anchors: readonly Certificate[] | undefined;
  /** Who the user is, if the server asks. */
  readonly identity?: Certified;
  /** Send before the server’s Finished has come (RFC 7918). */
  readonly falseStart?: boolean;
  /** Of an earlier visit: the request goes out with the ClientHello (RFC 8446 §2.3). */
  readonly session?: TlsSession;
}

/** Connects, sends one request and takes what comes until the server says goodbye for the answer. */
export function* tlsClient(party: Party, has: TlsClientHas, ask: Ask): Program<Uint8Array> {
  const earlyData = has.session === undefined ? undefined : yield* ask();
  const client = new TlsClient({ ...optionsOf(party, has), ...(earlyData && { earlyData }) });
  driven(party, client);
  while (client.info === undefined && !(client.writable && earlyData === undefined)) yield* progress(party, client);
  // Early data that was not taken must be sent again (RFC 8446 §4.2.10).
  if (client.info?.earlyDataAccepted !== true) client.send(earlyData ?? (yield* ask()));
  driven(party, client);
  return yield* answer(party, client);
}

/** What the server sends until it says goodbye. */
function* answer(party: Party, client: TlsClient): Program<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    for (const event of yield* progress(party, client)) {
      if (event.type === 'data') pieces.push(event.data);
      if (event.type !== 'end') continue;
      client.close();
      driven(party, client);
      return concatAll(pieces);
    }
  }
}

function optionsOf(party: Party, { policy, anchors, identity, falseStart, session }: TlsClientHas): TlsClientOptions {
  const { crypto, random, now, serverName } = party;
  return {
    policy,
    crypto,
    random,
    serverName,
    now: () => now,
    trace: observed(party),
    ...(anchors === undefined ? { insecureAcceptAnyCertificate: true } : { anchors }),
    ...(identity && { credential: { certificates: identity.chain, privateKey: identity.keys.privateKey } }),
    ...(falseStart === undefined ? {} : { falseStart }),
    ...(session === undefined ? {} : { session }),
  };
}
