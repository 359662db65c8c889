import { concat, utf8, xor } from '../../bytes/index.js';
import { CryptoError } from '../errors.js';
import { hashLength } from '../parameters.js';
import type { CryptoProvider } from '../provider.js';
import type { HashName } from '../symmetric.js';

type Mac = Pick<CryptoProvider, 'mac'>;

/** P_hash (RFC 5246 §5): HMAC(secret, A(i) + seed) for i = 1, 2, …, where A(0) = seed and A(i) = HMAC(secret, A(i−1)). */
function pHash(crypto: Mac, hash: HashName, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 0) {
    throw new CryptoError('crypto/invalid-parameter', { algorithm: 'TLS PRF', parameter: 'length' });
  }
  const out = new Uint8Array(length);
  const size = hashLength(hash);
  let a = seed;
  for (let offset = 0; offset < length; offset += size) {
    a = crypto.mac(hash, secret, a);
    out.set(crypto.mac(hash, secret, concat(a, seed)).subarray(0, length - offset), offset);
  }
  return out;
}

/**
 * The PRF of TLS 1.2 (RFC 5246 §5).
 *
 * @param hash the cipher suite's: SHA-256 unless it says SHA-384.
 * @param label ASCII, for example `master secret`.
 */
export function tls12Prf(
  crypto: Mac,
  hash: HashName,
  secret: Uint8Array,
  label: string,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  return pHash(crypto, hash, secret, concat(utf8(label), seed), length);
}

/**
 * The PRF of TLS 1.0 and 1.1 (RFC 2246 §5): P_MD5 with the first half of the secret, exclusive-or P_SHA-1 with the
 * second; the halves share the middle byte of a secret of odd length.
 */
export function tls10Prf(crypto: Mac, secret: Uint8Array, label: string, seed: Uint8Array, length: number): Uint8Array {
  const labelAndSeed = concat(utf8(label), seed);
  const half = Math.ceil(secret.length / 2);
  return xor(
    pHash(crypto, 'MD5', secret.subarray(0, half), labelAndSeed, length),
    pHash(crypto, 'SHA-1', secret.subarray(secret.length - half), labelAndSeed, length),
  );
}
