import { isIP } from 'node:net';
import {
  applicationLayerProtocolNegotiation,
  CertificateStatusType,
  ecPointFormatsExtension,
  encryptThenMac,
  extendedMasterSecret,
  extension,
  findExtension,
  keyShare,
  NameType,
  PskKeyExchangeMode,
  pskKeyExchangeModesExtension,
  serverName,
  sessionTicket,
  signatureAlgorithms,
  statusRequest,
  supportedGroups,
  supportedVersions,
} from '@cutaway/tls-handshake/extensions';
import type { Extension } from '@cutaway/tls-handshake/lab';
import type { ServerHello } from '@cutaway/tls-handshake/messages';
import { ExtensionType, NamedGroup, SignatureScheme, TLS_1_3 } from '@cutaway/tls-handshake/registry';
import type { ProbeTarget } from '../probe-target.js';
import type { HelloOffer } from './hello-probe.js';
import { suitesOfTls13 } from './suite-names.js';

const HIDDEN_IN_HELLO = new Set(['curveSM2', 'X25519Kyber768Draft00', 'MLKEM512', 'MLKEM768', 'MLKEM1024']);

/** Groups up to TLS 1.2: no hybrids, and not the numbers brainpool curves have in TLS 1.3. */
export const groupsUpToTls12: readonly number[] = Object.entries(NamedGroup.of)
  .filter(([name]) => !HIDDEN_IN_HELLO.has(name) && !name.includes('MLKEM') && !name.endsWith('tls13'))
  .map(([, id]) => id);

/** Groups of TLS 1.3, hybrids included; also those this project does not speak, for no share of them is sent. */
export const groupsOfTls13: readonly number[] = Object.entries(NamedGroup.of)
  .filter(([name]) => !/^brainpoolP\d+r1$/.test(name))
  .map(([, id]) => id);

/** Every signature scheme, the strong and the broken. */
export const allSignatureSchemes: readonly number[] = Object.values(SignatureScheme.of);

function serverNameOf(target: ProbeTarget): Extension[] {
  if (isIP(target.serverName) !== 0) return [];
  const name = { name_type: NameType.of.host_name, name: target.serverName };
  return [extension(serverName, 'ClientHello', { server_name_list: [name] })];
}

/** What a question up to TLS 1.2 may change. */
export interface Offer12 {
  readonly version: number;
  readonly cipherSuites: readonly number[];
  readonly groups?: readonly number[];
  readonly signatureSchemes?: readonly number[];
  readonly compressionMethods?: readonly number[];
  readonly applicationProtocols?: readonly string[];
  readonly wholeFlight?: boolean;
}

/** A hello of TLS 1.2 or before. SSL 3.0 has no extensions. */
export function hello12(target: ProbeTarget, offer: Offer12): HelloOffer {
  const { version, cipherSuites, groups = groupsUpToTls12, signatureSchemes = allSignatureSchemes } = offer;
  const status = {
    status_type: CertificateStatusType.of.ocsp,
    request: { responder_id_list: [], request_extensions: new Uint8Array() },
  };
  const extensions: Extension[] = [
    ...serverNameOf(target),
    extension(supportedGroups, 'ClientHello', { named_group_list: [...groups] }),
    extension(ecPointFormatsExtension, 'ClientHello', { ec_point_format_list: [0] }),
    ...(version >= 0x0303
      ? [extension(signatureAlgorithms, 'ClientHello', { supported_signature_algorithms: [...signatureSchemes] })]
      : []),
    {
      extension_type: ExtensionType.of.renegotiation_info,
      extension_data: { renegotiated_connection: new Uint8Array() },
    },
    extension(extendedMasterSecret, 'ClientHello', {}),
    extension(encryptThenMac, 'ClientHello', {}),
    extension(sessionTicket, 'ClientHello', new Uint8Array()),
    extension(statusRequest, 'ClientHello', status),
    // HeartbeatMode peer_allowed_to_send (RFC 6520 §2).
    { extension_type: ExtensionType.of.heartbeat, extension_data: Uint8Array.of(1) },
    ...protocolsOf(offer.applicationProtocols ?? []),
  ];
  return {
    legacy_version: version,
    cipher_suites: cipherSuites,
    extensions: version === 0x0300 ? [] : extensions,
    ...(offer.compressionMethods === undefined ? {} : { legacy_compression_methods: offer.compressionMethods }),
    wholeFlight: offer.wholeFlight ?? false,
  };
}

/** What a question of TLS 1.3 may change. */
export interface Offer13 {
  readonly cipherSuites?: readonly number[];
  readonly groups?: readonly number[];
}

/**
 * A hello of TLS 1.3 alone without any key share: the server's HelloRetryRequest names the suite and the group it
 * chooses (RFC 8446 §4.2.8).
 */
export function hello13(target: ProbeTarget, offer: Offer13 = {}): HelloOffer {
  const { cipherSuites = suitesOfTls13, groups = groupsOfTls13 } = offer;
  return {
    legacy_version: 0x0303,
    legacy_session_id: crypto.getRandomValues(new Uint8Array(32)),
    cipher_suites: cipherSuites,
    extensions: [
      ...serverNameOf(target),
      extension(supportedVersions, 'ClientHello', { versions: [TLS_1_3] }),
      extension(supportedGroups, 'ClientHello', { named_group_list: [...groups] }),
      extension(keyShare, 'ClientHello', { client_shares: [] }),
      extension(signatureAlgorithms, 'ClientHello', { supported_signature_algorithms: [...allSignatureSchemes] }),
      extension(pskKeyExchangeModesExtension, 'ClientHello', { ke_modes: [PskKeyExchangeMode.of.psk_dhe_ke] }),
    ],
  };
}

function protocolsOf(names: readonly string[]): Extension[] {
  if (names.length === 0) return [];
  return [extension(applicationLayerProtocolNegotiation, 'ClientHello', { protocol_name_list: [...names] })];
}

/** The version a ServerHello or HelloRetryRequest chose. */
export function selectedVersion(hello: ServerHello): number {
  return findExtension(hello.extensions, supportedVersions, 'ServerHello')?.selected_version ?? hello.legacy_version;
}
