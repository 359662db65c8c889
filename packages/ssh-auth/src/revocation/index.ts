/**
 * Revoked keys and certificates: OpenSSH's key revocation lists (PROTOCOL.krl), and plain lists of keys.
 *
 * @module
 */
export { type CertificateRevocations, createKrl, type Revocations } from './create-krl.js';
export { Krl, type RevocationReason } from './krl.js';
export { parseRevokedKeys, type RevocationList } from './revoked-keys.js';
