import { startsWith } from '@cutaway/primitives/bytes';
import type { MessageFlow, Received } from '../connection/message-flow.js';
import { findExtension } from '../extensions/definition.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import { DOWNGRADE_TO_TLS_1_1, DOWNGRADE_TO_TLS_1_2, type ServerHello } from '../messages/server-hello.js';
import { ProtocolVersion, TLS_1_1, TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import type { ClientOffer } from './client-hello.js';

/** The version the server chose, which must be one that was offered (RFC 8446 §4.1.3, §4.2.1). */
export function negotiatedVersion(flow: MessageFlow, offer: ClientOffer, { value, id }: Received<ServerHello>): number {
  const selected = findExtension(value.extensions, supportedVersions, 'ServerHello')?.selected_version;
  const path = selected === undefined ? 'legacy_version' : 'extensions';
  const version = selected ?? value.legacy_version;
  const name = ProtocolVersion.label(version);
  const offered = offer.versions.map((one) => ProtocolVersion.label(one));
  flow.choose(() => ({ name: 'version', offered, chosen: name, reason: 'peer_choice', rule: 'RFC 8446 §4.1.3' }));
  const code = selected === undefined ? 'tls/version-not-offered' : 'tls/selected-version-not-offered';
  flow.require('version_offered', offer.versions.includes(version), code, () => ({
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
