import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { type Extension, extension } from '../extensions/definition.js';
import { ECPointFormat, ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { encryptThenMac } from '../extensions/encrypt-then-mac.js';
import { extendedMasterSecret } from '../extensions/extended-master-secret.js';
import { renegotiationInfo } from '../extensions/renegotiation-info.js';
import { NameType, serverName } from '../extensions/server-name.js';
import { signatureAlgorithms } from '../extensions/signature-algorithms.js';
import { signedCertificateTimestamp } from '../extensions/signed-certificate-timestamp.js';
import { CertificateStatusType, statusRequest } from '../extensions/status-request.js';
import { supportedGroups } from '../extensions/supported-groups.js';
import type { ClientHello } from '../messages/client-hello.js';
import { cipherSuite } from '../registry/cipher-suites.js';
import { namedGroup } from '../registry/named-groups.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import type { ClientSettings } from './client-settings.js';

const NO_COMPRESSION = 0;

/** What a client offers, by the settings it was made with. */
export interface ClientOffer {
  readonly hello: ClientHello;
  /** Versions, suites, groups and schemes a server may choose from, in order of preference. */
  readonly versions: readonly number[];
  readonly cipherSuites: readonly number[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
}

/**
 * Makes the first ClientHello (RFC 8446 §4.1.2).
 *
 * @param random 32 bytes.
 * @param verifyData of the last handshake on the connection, when renegotiating (RFC 5746 §3.5).
 */
export function makeClientOffer(
  settings: ClientSettings,
  random: Uint8Array,
  verifyData: Uint8Array = new Uint8Array(0),
): ClientOffer {
  const { policy } = settings;
  const versions = policy.versions;
  const suites = policy.cipherSuites.filter((id) => {
    const suite = cipherSuite(id);
    return (
      suite !== undefined && versions.some((version) => suite.minVersion <= version && version <= suite.maxVersion)
    );
  });
  // Elliptic curves that no offered suite can use would only mislead.
  const usesGroups = suites.some((id) => cipherSuite(id)?.keyExchange !== 'RSA');
  const groups = usesGroups ? policy.groups : [];
  const { signatureSchemes } = policy;
  const extensions: Extension[] = [];
  // IP addresses are never sent (RFC 6066 §3).
  if (settings.serverName?.type === 'dNSName') {
    const name = { name_type: NameType.of.host_name, name: settings.serverName.text };
    extensions.push(extension(serverName, 'ClientHello', { server_name_list: [name] }));
  }
  if (policy.minVersion <= TLS_1_2) {
    extensions.push(extension(extendedMasterSecret, 'ClientHello', {}));
    extensions.push(extension(renegotiationInfo, 'ClientHello', { renegotiated_connection: verifyData }));
  }
  if (groups.length > 0) {
    extensions.push(extension(supportedGroups, 'ClientHello', { named_group_list: [...groups] }));
    if (policy.minVersion <= TLS_1_2 && groups.some((id) => namedGroup(id)?.kind === 'elliptic-curve')) {
      const formats = { ec_point_format_list: [ECPointFormat.of.uncompressed] };
      extensions.push(extension(ecPointFormatsExtension, 'ClientHello', formats));
    }
  }
  if (policy.maxVersion >= TLS_1_2 && signatureSchemes.length > 0) {
    const algorithms = { supported_signature_algorithms: [...signatureSchemes] };
    extensions.push(extension(signatureAlgorithms, 'ClientHello', algorithms));
  }
  if (settings.applicationProtocols.length > 0) {
    const protocols = { protocol_name_list: [...settings.applicationProtocols] };
    extensions.push(extension(applicationLayerProtocolNegotiation, 'ClientHello', protocols));
  }
  if (settings.askForStatus) {
    const request = { responder_id_list: [], request_extensions: new Uint8Array(0) };
    extensions.push(
      extension(statusRequest, 'ClientHello', { status_type: CertificateStatusType.of.ocsp, request }),
      extension(signedCertificateTimestamp, 'ClientHello', {}),
    );
  }
  if (suites.some((id) => cipherSuite(id)?.encryption.type === 'block')) {
    extensions.push(extension(encryptThenMac, 'ClientHello', {}));
  }
  return {
    hello: {
      legacy_version: Math.min(policy.maxVersion, TLS_1_2),
      random,
      legacy_session_id: new Uint8Array(0),
      cipher_suites: suites,
      legacy_compression_methods: [NO_COMPRESSION],
      extensions,
    },
    versions,
    cipherSuites: suites,
    groups,
    signatureSchemes,
  };
}
