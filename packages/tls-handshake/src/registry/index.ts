/**
 * The numbers of TLS and what they mean: versions, suites taken apart, groups, signature schemes, alerts.
 *
 * @module
 */
export { AlertDescription, AlertLevel, type AlertName } from './alert.js';
export { CipherSuite, type CipherSuiteName } from './cipher-suite-names.js';
export {
  type AuthenticationMethod,
  type BulkEncryption,
  type CipherSuiteParameters,
  cipherSuite,
  cipherSuites,
  type KeyExchangeMethod,
  type MacAlgorithm,
  suiteFitsVersion,
} from './cipher-suites.js';
export { ContentType } from './content-type.js';
export { ExtensionType } from './extension-type.js';
export { GREASE_VALUES, isGrease } from './grease.js';
export { HandshakeType } from './handshake-type.js';
export {
  NamedGroup,
  type NamedGroupName,
  type NamedGroupParameters,
  namedGroup,
  namedGroups,
} from './named-groups.js';
export {
  ProtocolVersion,
  type ProtocolVersionName,
  SSL_3_0,
  TLS_1_0,
  TLS_1_1,
  TLS_1_2,
  TLS_1_3,
} from './protocol-version.js';
export {
  SignatureScheme,
  type SignatureSchemeName,
  type SignatureSchemeParameters,
  signatureScheme,
  signatureSchemes,
} from './signature-schemes.js';
