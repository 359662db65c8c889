/**
 * OCSP, the online certificate status protocol (RFC 6960): requests, responses, and whether to believe them.
 *
 * @module
 */
export { type CertID, certIDMatches, encodeCertID, type OcspIssuer } from './cert-id.js';
export type { OcspCheck, OcspCheckName, OcspFailure, OcspFailureCode } from './check.js';
export {
  createOCSPErrorResponse,
  createOCSPResponse,
  type OCSPAnswer,
  type OCSPResponseContents,
  type OCSPSigner,
} from './create.js';
export { archiveCutoff, nonce, nonceOf } from './extensions.js';
export { type OcspSourceOptions, ocspSource } from './ocsp-source.js';
export {
  createOCSPRequest,
  dissectOCSPRequest,
  type OCSPRequest,
  type OCSPRequestOptions,
  parseOCSPRequest,
  type SingleRequest,
} from './request.js';
export type { Responder, ResponderObstacle } from './responder.js';
export {
  type BasicOCSPResponse,
  type CertStatus,
  dissectOCSPResponse,
  type OCSPResponse,
  type OCSPResponseStatus,
  parseOCSPResponse,
  type ResponderID,
  type SingleResponse,
} from './response.js';
export { type OCSPVerdict, type VerifyOCSPOptions, verifyOCSPResponse } from './verify.js';
