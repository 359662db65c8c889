import type { CryptoProvider, PublicKey } from '@cutaway/primitives/crypto';
import { encodePublicKey, parseSubjectPublicKeyInfo } from '../keys/index.js';

/** A KeyIdentifier for a key: the leftmost 160 bits of SHA-256 over `subjectPublicKey` (RFC 7093 §2, method 1). */
export function keyIdentifier(publicKey: PublicKey, provider: CryptoProvider): Uint8Array {
  const { subjectPublicKey } = parseSubjectPublicKeyInfo(encodePublicKey(publicKey));
  return provider.digest('SHA-256', subjectPublicKey.bytes).slice(0, 20);
}
