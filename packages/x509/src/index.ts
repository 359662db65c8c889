/**
 * X.509: certificates, keys and DER, strict and explained.
 *
 * Parts stand alone in the subpaths `./der`, `./pem`, `./keys`, `./certificate`, `./create` and `./verify`.
 *
 * @module
 */
export * from './certificate/index.js';
export type { DerOptions, Deviation } from './der/index.js';
export { X509Error, type X509ErrorCode } from './errors.js';
export * from './general-name/index.js';
export * from './keys/index.js';
export * from './name/index.js';
export { OID, objectIdentifierName } from './oids.js';
export { encodePem, type PemBlock, parsePem } from './pem/index.js';
