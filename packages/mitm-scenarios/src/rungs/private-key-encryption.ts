import { bytesToUnsigned, concat, unsignedToBytes } from '@cutaway/primitives/bytes';
import { CryptoError, type PrivateKey, type PublicKey } from '@cutaway/primitives/crypto';

/**
 * "Encrypting with the private key": block^d mod n over a padded block (RFC 8017 §5.2.1 and §9.2, with the text itself
 * in place of a digest). The opposite of a secret: everyone with the public key reads it. For lessons only.
 *
 * @throws {CryptoError} `crypto/message-too-long`
 */
export function privateKeyEncrypt(key: PrivateKey, text: Uint8Array): Uint8Array {
  if (key.type !== 'RSA') throw new CryptoError('crypto/invalid-key', { algorithm: 'RSA', reason: key.type });
  const k = key.n.length;
  if (text.length > k - 11) {
    throw new CryptoError('crypto/message-too-long', { algorithm: 'RSA', actual: text.length, expected: k - 11 });
  }
  const padding = new Uint8Array(k - 3 - text.length).fill(0xff);
  const block = bytesToUnsigned(concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), text));
  const [p, q] = [bytesToUnsigned(key.p), bytesToUnsigned(key.q)];
  const m1 = modPow(block, bytesToUnsigned(key.dP), p);
  const m2 = modPow(block, bytesToUnsigned(key.dQ), q);
  const h = ((m1 + p - (m2 % p)) * bytesToUnsigned(key.qInv)) % p;
  return unsignedToBytes(m2 + q * h, k);
}

/**
 * Takes the text out again with the public key.
 *
 * @throws {CryptoError} `crypto/decryption-failed` when the block was not made with the private key.
 */
export function publicKeyRecover(key: PublicKey, ciphertext: Uint8Array): Uint8Array {
  if (key.type !== 'RSA') throw new CryptoError('crypto/invalid-key', { algorithm: 'RSA', reason: key.type });
  const n = bytesToUnsigned(key.n);
  const value = bytesToUnsigned(ciphertext);
  if (n > 1n && value < n) {
    const block = unsignedToBytes(modPow(value, bytesToUnsigned(key.e), n), key.n.length);
    let end = 2;
    while (block[end] === 0xff) end++;
    if (block[0] === 0 && block[1] === 1 && end >= 10 && block[end] === 0) return block.slice(end + 1);
  }
  throw new CryptoError('crypto/decryption-failed', { algorithm: 'RSA' }, { rule: 'RFC 8017 §9.2' });
}

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}
