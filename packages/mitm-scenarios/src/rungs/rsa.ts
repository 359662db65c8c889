import type { EncryptionAlgorithm, PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import type { RsaPublicKey } from '../messages/index.js';
import type { Party } from '../network/party.js';

/** Encryption to an RSA key (RFC 8017 §7.1). */
export const OAEP: EncryptionAlgorithm = { name: 'RSAES-OAEP', hash: 'SHA-256' };

/** A key as the small rungs send it. */
export function toMessage(key: PublicKey): RsaPublicKey {
  if (key.type !== 'RSA') throw new TypeError(`an RSA key is needed, not ${key.type}`);
  return { modulus: key.n, public_exponent: key.e };
}

export function fromMessage({ modulus, public_exponent }: RsaPublicKey): PublicKey {
  return { type: 'RSA', n: modulus, e: public_exponent };
}

/** Encrypts up to 190 bytes (for a key of 2048 bits); refuses a key that is none. */
export function encryptTo(party: Party, key: PublicKey, plaintext: Uint8Array): Uint8Array {
  return party.attempt(
    'public-key.usable',
    'RFC 8017 §3.1',
    () => party.crypto.encrypt(OAEP, key, plaintext, party.random),
    true,
  );
}

/** Decrypts; refuses what was changed or made for another key. */
export function decryptWith(party: Party, key: PrivateKey, ciphertext: Uint8Array): Uint8Array {
  return party.attempt('rsa.padding', 'RFC 8017 §7.1.2', () => party.crypto.decrypt(OAEP, key, ciphertext));
}
