import { concatAll } from '@cutaway/primitives/bytes';
import { type Policy, TlsClient, type TlsClientOptions } from '@cutaway/tls-handshake';
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
}

/** Connects, sends one request and takes what comes until the server says goodbye for the answer. */
export function* tlsClient(party: Party, has: TlsClientHas, ask: Ask): Program<Uint8Array> {
  const client = new TlsClient(optionsOf(party, has));
  driven(party, client);
  while (!client.writable) yield* progress(party, client);
  client.send(yield* ask());
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

function optionsOf(party: Party, { policy, anchors, identity, falseStart }: TlsClientHas): TlsClientOptions {
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
  };
}
