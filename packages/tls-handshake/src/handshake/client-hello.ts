import { compressionNumbers } from '../authentication/certificate-compression.js';
import type { MessageFlow } from '../connection/message-flow.js';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { compressCertificate } from '../extensions/compress-certificate.js';
import { cookie } from '../extensions/cookie.js';
import { type Extension, extension } from '../extensions/definition.js';
import { earlyData } from '../extensions/early-data.js';
import { ECPointFormat, ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { encryptThenMac } from '../extensions/encrypt-then-mac.js';
import { extendedMasterSecret } from '../extensions/extended-master-secret.js';
import { keyShare } from '../extensions/key-share.js';
import { postHandshakeAuth } from '../extensions/post-handshake-auth.js';
import { PskKeyExchangeMode, pskKeyExchangeModesExtension } from '../extensions/psk-key-exchange-modes.js';
import { recordSizeLimit } from '../extensions/record-size-limit.js';
import { renegotiationInfo } from '../extensions/renegotiation-info.js';
import { NameType, serverName } from '../extensions/server-name.js';
import { sessionTicket } from '../extensions/session-ticket.js';
import { signatureAlgorithms } from '../extensions/signature-algorithms.js';
import { signedCertificateTimestamp } from '../extensions/signed-certificate-timestamp.js';
import { CertificateStatusType, statusRequest } from '../extensions/status-request.js';
import { supportedGroups } from '../extensions/supported-groups.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import type { ClientHello } from '../messages/client-hello.js';
import { cipherSuite, suiteFitsVersion } from '../registry/cipher-suites.js';
import { GREASE_VALUES } from '../registry/grease.js';
import { namedGroup } from '../registry/named-groups.js';
import { TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import type { TlsSession } from '../session.js';
import { type OfferedPsk, preSharedKeyExtension } from './client-psk.js';
import type { ClientSettings } from './client-settings.js';
import type { ClientShare } from './key-exchange13.js';

const NO_COMPRESSION = 0;
const NOTHING = new Uint8Array(0);

/** What changes from one ClientHello of a connection to the next. */
export interface HelloParts {
  /** 32 bytes. */
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly shares: readonly ClientShare[];
  readonly psks: readonly OfferedPsk[];
  /** A session of TLS 1.2 to resume, by the session id or its ticket. */
  readonly session12: TlsSession | undefined;
  /** From a HelloRetryRequest. */
  readonly cookie?: Uint8Array;
  readonly earlyData: boolean;
  /** The client's verify_data of the handshake before, when renegotiating (RFC 5746 §3.5). */
  readonly verifyData?: Uint8Array;
  /** A random byte that picks reserved values; the same in both hellos. */
  readonly grease: number;
}

/** What a client offers. */
export interface ClientOffer extends HelloParts {
  readonly hello: ClientHello;
  /** Versions, suites, groups and schemes a server may choose from, in order of preference. */
  readonly versions: readonly number[];
  readonly cipherSuites: readonly number[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
}

/** Makes a ClientHello (RFC 8446 §4.1.2). */
export function makeClientOffer(flow: MessageFlow, settings: ClientSettings, parts: HelloParts): ClientOffer {
  const { policy } = settings;
  const { versions, signatureSchemes } = policy;
  const fits = (id: number): boolean => {
    const suite = cipherSuite(id);
    return suite !== undefined && versions.some((version) => suiteFitsVersion(suite, version));
  };
  const cipherSuites = policy.cipherSuites.filter(fits);
  const groups = offeredGroups(settings, cipherSuites);
  const offer = { ...parts, versions, cipherSuites, groups, signatureSchemes };
  const extensions = flow.alteredExtensions('ClientHello', [
    ...extensionsOfBoth(settings, offer),
    ...(policy.minVersion <= TLS_1_2 ? extensionsOf12(offer) : []),
    ...(policy.maxVersion >= TLS_1_3 ? extensionsOf13(settings, offer) : []),
  ]);
  const hello: ClientHello = {
    legacy_version: Math.min(policy.maxVersion, TLS_1_2),
    random: parts.random,
    legacy_session_id: parts.sessionId,
    cipher_suites: [...cipherSuites],
    legacy_compression_methods: [NO_COMPRESSION],
    extensions,
  };
  if (settings.grease) addGrease(hello, extensions, parts.grease);
  // Must be the last one (RFC 8446 §4.2.11).
  if (parts.psks.length > 0) extensions.push(preSharedKeyExtension(flow, hello, parts.psks, settings.now()));
  return { ...offer, hello };
}

type Offered = Omit<ClientOffer, 'hello'>;

/** Groups that some offered version and suite can use; others would only mislead. */
function offeredGroups({ policy }: ClientSettings, suites: readonly number[]): number[] {
  if (suites.every((id) => cipherSuite(id)?.keyExchange === 'RSA')) return [];
  return policy.groups.filter((id) => policy.maxVersion >= TLS_1_3 || namedGroup(id)?.kind === 'elliptic-curve');
}

function extensionsOfBoth(settings: ClientSettings, { groups, signatureSchemes }: Offered): Extension[] {
  const extensions: Extension[] = [];
  // IP addresses are never sent (RFC 6066 §3).
  if (settings.serverName?.type === 'dNSName') {
    const name = { name_type: NameType.of.host_name, name: settings.serverName.text };
    extensions.push(extension(serverName, 'ClientHello', { server_name_list: [name] }));
  }
  if (groups.length > 0) {
    extensions.push(extension(supportedGroups, 'ClientHello', { named_group_list: [...groups] }));
  }
  if (settings.policy.maxVersion >= TLS_1_2 && signatureSchemes.length > 0) {
    const algorithms = { supported_signature_algorithms: [...signatureSchemes] };
    extensions.push(extension(signatureAlgorithms, 'ClientHello', algorithms));
  }
  if (settings.applicationProtocols.length > 0) {
    const protocols = { protocol_name_list: [...settings.applicationProtocols] };
    extensions.push(extension(applicationLayerProtocolNegotiation, 'ClientHello', protocols));
  }
  if (settings.askForStatus) {
    const request = { responder_id_list: [], request_extensions: NOTHING };
    extensions.push(
      extension(statusRequest, 'ClientHello', { status_type: CertificateStatusType.of.ocsp, request }),
      extension(signedCertificateTimestamp, 'ClientHello', {}),
    );
  }
  // In TLS 1.3 the content type counts (RFC 8449 §4).
  const limit = settings.recordSizeLimit + (settings.policy.maxVersion >= TLS_1_3 ? 1 : 0);
  extensions.push(extension(recordSizeLimit, 'ClientHello', { record_size_limit: limit }));
  return extensions;
}

function extensionsOf12({ cipherSuites, groups, session12, verifyData = NOTHING }: Offered): Extension[] {
  const extensions = [
    extension(sessionTicket, 'ClientHello', session12?.ticket ?? NOTHING),
    extension(extendedMasterSecret, 'ClientHello', {}),
    extension(renegotiationInfo, 'ClientHello', { renegotiated_connection: verifyData }),
  ];
  if (groups.some((id) => namedGroup(id)?.kind === 'elliptic-curve')) {
    const formats = { ec_point_format_list: [ECPointFormat.of.uncompressed] };
    extensions.push(extension(ecPointFormatsExtension, 'ClientHello', formats));
  }
  if (cipherSuites.some((id) => cipherSuite(id)?.encryption.type === 'block')) {
    extensions.push(extension(encryptThenMac, 'ClientHello', {}));
  }
  return extensions;
}

function extensionsOf13(settings: ClientSettings, offer: Offered): Extension[] {
  const { shares, versions } = offer;
  const client_shares = shares.map(({ group, publicKey }) => ({ group: group.id, key_exchange: publicKey }));
  const extensions = [
    extension(supportedVersions, 'ClientHello', { versions: [...versions] }),
    extension(keyShare, 'ClientHello', { client_shares }),
    // Without it a server must not send tickets (RFC 8446 §4.2.9).
    extension(pskKeyExchangeModesExtension, 'ClientHello', { ke_modes: [PskKeyExchangeMode.of.psk_dhe_ke] }),
  ];
  if (offer.cookie !== undefined) extensions.push(extension(cookie, 'ClientHello', { cookie: offer.cookie }));
  if (settings.certificateCompression.length > 0) {
    const algorithms = compressionNumbers(settings.certificateCompression);
    extensions.push(extension(compressCertificate, 'ClientHello', { algorithms }));
  }
  if (settings.postHandshakeAuth) extensions.push(extension(postHandshakeAuth, 'ClientHello', {}));
  if (offer.earlyData) extensions.push(extension(earlyData, 'ClientHello', {}));
  return extensions;
}

/** Puts reserved values in front of lists and an unknown extension first and last (RFC 8701 §3.1). */
function addGrease(hello: ClientHello, extensions: Extension[], seed: number): void {
  const value = (offset: number): number => GREASE_VALUES[(seed + offset) % GREASE_VALUES.length] as number;
  hello.cipher_suites.unshift(value(0));
  for (const { extension_type, extension_data } of extensions) {
    if (extension_type === supportedVersions.type)
      (extension_data as { versions: number[] }).versions.unshift(value(1));
    if (extension_type === supportedGroups.type) {
      (extension_data as { named_group_list: number[] }).named_group_list.unshift(value(2));
    }
    if (extension_type === keyShare.type) {
      const { client_shares } = extension_data as { client_shares: { group: number; key_exchange: Uint8Array }[] };
      client_shares.unshift({ group: value(2), key_exchange: Uint8Array.of(0) });
    }
  }
  extensions.unshift({ extension_type: value(3), extension_data: NOTHING });
  extensions.push({ extension_type: value(4), extension_data: Uint8Array.of(0) });
}
