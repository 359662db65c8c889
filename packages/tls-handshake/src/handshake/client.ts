import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import type { Sent } from '../connection/outgoing-messages.js';
import { ClientHello } from '../messages/client-hello.js';
import { isHelloRetryRequest, ServerHello } from '../messages/server-hello.js';
import { namedGroup } from '../registry/named-groups.js';
import { TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import { type ClientOffer, type HelloParts, makeClientOffer } from './client-hello.js';
import { isUsable, offeredPsks } from './client-psk.js';
import type { ClientSettings } from './client-settings.js';
import { negotiatedVersion } from './client-version.js';
import { clientHandshake12 } from './client12.js';
import { clientRenegotiation12 } from './client12-renegotiation.js';
import { clientHandshake13 } from './client13.js';
import { sendEarlyData } from './early-data.js';
import { retryHello } from './hello-retry.js';
import { makeClientShare } from './key-exchange13.js';
import type { Binding12 } from './renegotiation12.js';

/** What the hellos came to. */
export interface Hellos {
  readonly offer: ClientOffer;
  readonly clientHello: Sent;
  readonly serverHello: Received<ServerHello>;
  readonly version: number;
  /** The handshake before this one on the same connection. */
  readonly binding?: Binding12;
}

/** The client's side, up to the version; the rest is the version's. */
export function* clientHandshake(flow: MessageFlow, settings: ClientSettings): Handshake {
  flow.middleboxCompatibility = settings.middleboxCompatibility;
  let offer = makeClientOffer(flow, settings, firstParts(flow, settings));
  let clientHello = flow.send(ClientHello, offer.hello);
  if (offer.earlyData) sendEarlyData(flow, settings, offer);
  let serverHello = yield* flow.receive(ServerHello);
  let version = negotiatedVersion(flow, offer, serverHello);
  if (isHelloRetryRequest(serverHello.value)) {
    const helloRetryRequest = serverHello;
    offer = retryHello(flow, settings, offer, helloRetryRequest);
    clientHello = flow.send(ClientHello, offer.hello);
    serverHello = yield* flow.receive(ServerHello);
    const again = isHelloRetryRequest(serverHello.value);
    flow.require('one_hello_retry_request', !again, 'tls/second-hello-retry-request');
    version = negotiatedVersion(flow, offer, serverHello);
    const same = helloRetryRequest.value.cipher_suite === serverHello.value.cipher_suite && version === TLS_1_3;
    flow.require('same_as_hello_retry_request', same, 'tls/changed-after-retry', () => ({
      subject: { message: serverHello.id, path: 'cipher_suite' },
    }));
  }
  flow.context = { version };
  flow.writer.version = Math.min(version, TLS_1_2);
  const hellos = { offer, clientHello, serverHello, version };
  if (version === TLS_1_3) yield* clientHandshake13(flow, settings, hellos);
  else yield* clientRenegotiation12(flow, settings, version, yield* clientHandshake12(flow, settings, hellos));
}

function firstParts(flow: MessageFlow, settings: ClientSettings): HelloParts {
  const { policy, session } = settings;
  const random = flow.altered('client_random', flow.random(32));
  const session12 = session && session.version <= TLS_1_2 && isUsable(session, settings) ? session : undefined;
  const groups = policy.keyShares.map(namedGroup).filter((group) => group !== undefined);
  const offers13 = policy.maxVersion >= TLS_1_3;
  // A session id makes TLS 1.3 look like the resumption of an older one (RFC 8446 D.4).
  const needsId =
    (offers13 && settings.middleboxCompatibility) || (session12 !== undefined && session12.ticket.length > 0);
  const sessionId = session12?.sessionId.length ? session12.sessionId : needsId ? flow.random(32) : new Uint8Array(0);
  const shares = offers13 ? groups.map((group) => makeClientShare(flow, group)) : [];
  const psks = offeredPsks(flow, settings);
  const takesEarlyData = (psks[0]?.session?.maxEarlyDataSize ?? 0) >= (settings.earlyData?.length ?? 0);
  const earlyData = settings.earlyData !== undefined && psks[0]?.session !== undefined && takesEarlyData;
  const grease = settings.grease ? (flow.random(1)[0] as number) : 0;
  return { random, sessionId, session12, shares, psks, earlyData, grease };
}
