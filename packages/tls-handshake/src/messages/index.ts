/**
 * The messages of TLS 1.2 and 1.3, one file each: codec, rule, types.
 *
 * @module
 */
export { Alert } from './alert.js';
export { handshakeByType, type MessageContext } from './by-type.js';
export { Certificate12, Certificate13, type CertificateEntry } from './certificate.js';
export {
  type CertificateRequest12,
  CertificateRequest13,
  ClientCertificateType,
  certificateRequest12,
} from './certificate-request.js';
export { CertificateStatus } from './certificate-status.js';
export { certificateVerify } from './certificate-verify.js';
export { ChangeCipherSpec } from './change-cipher-spec.js';
export { ClientHello } from './client-hello.js';
export { type ClientKeyExchange, clientKeyExchange } from './client-key-exchange.js';
export { CompressedCertificate } from './compressed-certificate.js';
export { decodeHandshake, encodeHandshake, type HandshakeDefinition } from './definition.js';
export type { DigitallySigned } from './digitally-signed.js';
export { type DissectedHandshake, dissectHandshake } from './dissect-handshake.js';
export { EncryptedExtensions } from './encrypted-extensions.js';
export { EndOfEarlyData } from './end-of-early-data.js';
export { Finished } from './finished.js';
export { HelloRequest } from './hello-request.js';
export { KeyUpdate, KeyUpdateRequest } from './key-update.js';
export { NewSessionTicket12, NewSessionTicket13 } from './new-session-ticket.js';
export {
  DOWNGRADE_TO_TLS_1_1,
  DOWNGRADE_TO_TLS_1_2,
  HELLO_RETRY_REQUEST_RANDOM,
  HelloRetryRequest,
  isHelloRetryRequest,
  ServerHello,
} from './server-hello.js';
export { ServerHelloDone } from './server-hello-done.js';
export {
  ECCurveType,
  ServerDHParams,
  ServerECDHParams,
  type ServerKeyExchange,
  ServerRSAParams,
  serverKeyExchange,
  serverKeyExchangeParams,
} from './server-key-exchange.js';
