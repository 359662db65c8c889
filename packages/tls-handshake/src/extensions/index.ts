/**
 * Extensions of the handshake messages: one file each, with its format in every message it may stand in.
 *
 * @module
 */
export {
  applicationLayerProtocolNegotiation,
  type ProtocolNameList,
} from './application-layer-protocol-negotiation.js';
export { extensionBlock, extensionDefinition, extensionDefinitions } from './block.js';
export { type CertificateAuthorities, certificateAuthorities } from './certificate-authorities.js';
export {
  CertificateCompressionAlgorithm,
  type CertificateCompressionAlgorithms,
  compressCertificate,
} from './compress-certificate.js';
export { cookie } from './cookie.js';
export {
  type Extension,
  type ExtensionContext,
  type ExtensionDefinition,
  type ExtensionFormats,
  type ExtensionValue,
  extension,
  findExtension,
} from './definition.js';
export { earlyData } from './early-data.js';
export { ECPointFormat, type ECPointFormatList, ecPointFormatsExtension } from './ec-point-formats.js';
export { encryptThenMac } from './encrypt-then-mac.js';
export { extendedMasterSecret } from './extended-master-secret.js';
export { type KeyShareEntry, keyShare } from './key-share.js';
export { MaxFragmentLength, maxFragmentLength } from './max-fragment-length.js';
export { type OIDFilter, oidFilters } from './oid-filters.js';
export { padding } from './padding.js';
export { postHandshakeAuth } from './post-handshake-auth.js';
export { type OfferedPsks, type PskIdentity, preSharedKey } from './pre-shared-key.js';
export {
  PskKeyExchangeMode,
  type PskKeyExchangeModes,
  pskKeyExchangeModesExtension,
} from './psk-key-exchange-modes.js';
export { type RecordSizeLimit, recordSizeLimit } from './record-size-limit.js';
export { type RenegotiationInfo, renegotiationInfo } from './renegotiation-info.js';
export { NameType, type ServerName, type ServerNameList, serverName } from './server-name.js';
export { sessionTicket } from './session-ticket.js';
export { type SignatureSchemeList, signatureAlgorithms, signatureAlgorithmsCert } from './signature-algorithms.js';
export { type SignedCertificateTimestampList, signedCertificateTimestamp } from './signed-certificate-timestamp.js';
export {
  CertificateStatus,
  type CertificateStatusRequest,
  CertificateStatusType,
  type OCSPStatusRequest,
  statusRequest,
} from './status-request.js';
export { type NamedGroupList, supportedGroups } from './supported-groups.js';
export { supportedVersions } from './supported-versions.js';
