import type { KeyPair } from '@cutaway/primitives/crypto';
import {
  type EarlyDataOptions,
  type Policy,
  type PrivateKeyOperations,
  TicketKeys,
  TlsServer,
} from '@cutaway/tls-handshake';
import type { Certificate } from '@cutaway/x509/certificate';
import type { Party } from '../../network/party.js';
import type { Program } from '../../network/program.js';
import type { Serve } from '../../rungs/rung.js';
import { driven, observed, progress } from './connection.js';
import { MAX_EARLY_DATA } from './resumption.js';

/** What sets one TLS server apart from another. */
export interface TlsServerHas {
  readonly policy: Policy;
  /** DER, its own first. */
  readonly chain: readonly Uint8Array[];
  /** The keys of the certificate, where it has them itself. */
  readonly keys?: KeyPair;
  /** Another machine that has them. */
  readonly keyServer?: PrivateKeyOperations;
  /** Who vouches for the users that may connect; anybody may, unless given. */
  readonly userAnchors?: readonly Certificate[];
  /** The same, asked for in a second handshake inside the first, when a request has come. */
  readonly lateUserAnchors?: readonly Certificate[];
  /** Seals tickets, 48 bytes: then sessions are resumed, and early data is taken whenever it comes. */
  readonly ticketKey?: Uint8Array;
  /** Which early data is taken, instead. */
  readonly admit?: EarlyDataOptions['admit'];
}

/** Lets a client connect, takes the first data for its request, answers and says goodbye. */
export function* tlsServer(party: Party, has: TlsServerHas, serve: Serve): Program<void> {
  const { crypto, random, now } = party;
  const { policy, chain, keys, keyServer, userAnchors, lateUserAnchors, ticketKey, admit = () => true } = has;
  const privateKey = keys?.privateKey ?? (keyServer as PrivateKeyOperations);
  const server = new TlsServer({
    policy,
    crypto,
    random,
    now: () => now,
    trace: observed(party),
    credentials: [{ certificates: chain, privateKey }],
    ...(ticketKey && {
      tickets: new TicketKeys({ crypto, random, now: () => now, keys: [ticketKey] }),
      ticketCount: 0,
      earlyData: { maxSize: MAX_EARLY_DATA, admit },
    }),
    ...(userAnchors && { clientAuthentication: { required: true, anchors: userAnchors } }),
  });
  driven(party, server);
  let request: Uint8Array | undefined;
  for (let answered = false; server.state !== 'closed'; ) {
    for (const event of yield* progress(party, server)) {
      if (answered) continue;
      if (event.type === 'data' || event.type === 'earlyData') {
        request = event.data;
        if (lateUserAnchors !== undefined) {
          server.requestClientCertificate({ required: true, anchors: lateUserAnchors });
          driven(party, server);
          continue;
        }
      } else if (event.type !== 'renegotiated' || request === undefined) {
        continue;
      }
      answered = true;
      server.send(yield* serve(request));
      server.close();
      driven(party, server);
    }
  }
}
