import { utf8 } from '@cutaway/primitives/bytes';
import { type CryptoProvider, hkdfExpand, hkdfExtract } from '@cutaway/primitives/crypto';

/** The session key of 32 bytes that follows from a shared secret: HKDF with SHA-256, without salt (RFC 5869). */
export function deriveKey(crypto: CryptoProvider, sharedSecret: Uint8Array): Uint8Array {
  const prk = hkdfExtract(crypto, 'SHA-256', new Uint8Array(0), sharedSecret);
  return hkdfExpand(crypto, 'SHA-256', prk, utf8('session key'), 32);
}
