import { startsWith } from '@cutaway/primitives/bytes';
import type { Handshake, MessageFlow, Received, Sent } from '../connection/message-flow.js';
import { findExtension } from '../extensions/definition.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import { ClientHello } from '../messages/client-hello.js';
import {
  DOWNGRADE_TO_TLS_1_1,
  DOWNGRADE_TO_TLS_1_2,
  isHelloRetryRequest,
  ServerHello,
} from '../messages/server-hello.js';
import { namedGroup } from '../registry/named-groups.js';
import { ProtocolVersion, TLS_1_1, TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import { type ClientOffer, type HelloParts, makeClientOffer } from './client-hello.js';
import { isUsable, offeredPsks } from './client-psk.js';
import type { ClientSettings } from './client-settings.js';
import { clientHandshake12 } from './client12.js';
import { clientHandshake13 } from './client13.js';
import { sendEarlyData } from './early-data.js';
import { retryHello } from './hello-retry.js';
import { makeClientShare } from './key-exchange13.js';

/** What the hellos came to. */
export interface Hellos {
  readonly offer: ClientOffer;
  readonly clientHello: Sent;
  readonly serverHello: Received<ServerHello>;
  readonly version: number;
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
  else yield* clientHandshake12(flow, settings, hellos);
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

/** The version the server chose, which must be one that was offered (RFC 8446 §4.1.3, §4.2.1). */
function negotiatedVersion(flow: MessageFlow, offer: ClientOffer, { value, id }: Received<ServerHello>): number {
  const selected = findExtension(value.extensions, supportedVersions, 'ServerHello')?.selected_version;
  const path = selected === undefined ? 'legacy_version' : 'extensions';
  const version = selected ?? value.legacy_version;
  const name = ProtocolVersion.label(version);
  const offered = offer.versions.map((one) => ProtocolVersion.label(one));
  flow.choose(() => ({ name: 'version', offered, chosen: name, reason: 'peer_choice', rule: 'RFC 8446 §4.1.3' }));
  flow.require('version_offered', offer.versions.includes(version), 'tls/version-not-offered', () => ({
    context: { offered, actual: name },
    subject: { message: id, path },
  }));
  // supported_versions must not choose what legacy_version could (RFC 8446 §4.2.1).
  const consistent =
    selected === undefined ? version < TLS_1_3 : version >= TLS_1_3 && value.legacy_version === TLS_1_2;
  flow.require('legacy_version', consistent, 'tls/legacy-version-mismatch', () => ({
    context: { actual: ProtocolVersion.label(value.legacy_version), expected: 'TLS 1.2' },
    subject: { message: id, path },
  }));
  if (version < Math.max(...offer.versions)) checkDowngrade(flow, version, offer, { value, id });
  return version;
}

/** A server that could do better and says so in its random was made to choose less (RFC 8446 §4.1.3). */
function checkDowngrade(
  flow: MessageFlow,
  version: number,
  offer: ClientOffer,
  { value, id }: Pick<Received<ServerHello>, 'value' | 'id'>,
): void {
  const end = value.random.subarray(24);
  const betterThan11 = version <= TLS_1_1 && startsWith(end, DOWNGRADE_TO_TLS_1_1);
  const betterThan12 = Math.max(...offer.versions) >= TLS_1_3 && startsWith(end, DOWNGRADE_TO_TLS_1_2);
  flow.require('downgrade_sentinel', !betterThan11 && !betterThan12, 'tls/downgrade-detected', () => ({
    context: { actual: ProtocolVersion.label(version), best: ProtocolVersion.label(Math.max(...offer.versions)) },
    subject: { message: id, path: 'random' },
  }));
}
