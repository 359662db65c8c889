import { bytesToUnsigned, unsignedToBytes } from '../../bytes/unsigned.js';
import { modInverse, modPow } from '../modular.js';
import { random as systemRandom } from '../random.js';
import { randomBelow } from '../random-numbers.js';
import { invalidKey } from './invalid-key.js';
import type { RsaPrivateNumbers, RsaPublicNumbers } from './rsa-key.js';

/**
 * RSAEP and RSAVP1 (RFC 8017 §5.1.1, §5.2.2): block^e mod n, in k bytes.
 *
 * `undefined` when the block as a number is not below n.
 */
export function rsaPublicOperation(key: RsaPublicNumbers, block: Uint8Array): Uint8Array | undefined {
  const value = bytesToUnsigned(block);
  if (value >= key.n) return undefined;
  return unsignedToBytes(modPow(value, key.e, key.n), key.k);
}

/** A factor that hides the base of an exponentiation, and what takes it out of the result again. */
interface Blinding {
  factor: bigint;
  remover: bigint;
  uses: number;
}

const BLINDING_USES = 32;
const blindings = new WeakMap<RsaPrivateNumbers, Blinding>();

function nextBlinding(key: RsaPrivateNumbers): Blinding {
  const last = blindings.get(key);
  if (last !== undefined && last.uses < BLINDING_USES) {
    last.factor = (last.factor * last.factor) % key.n;
    last.remover = (last.remover * last.remover) % key.n;
    last.uses++;
    return last;
  }
  for (;;) {
    const r = randomBelow(key.n, key.modulusBits, systemRandom, 'RSA');
    const remover = modInverse(r, key.n);
    if (remover === undefined) continue;
    const blinding = { factor: modPow(r, key.e, key.n), remover, uses: 1 };
    blindings.set(key, blinding);
    return blinding;
  }
}

/**
 * RSADP and RSASP1 (RFC 8017 §5.1.2, §5.2.1): block^d mod n, in k bytes, by the Chinese remainder theorem.
 *
 * The base is blinded, as the time of the arithmetic depends on its operands. The result is checked with the public
 * exponent before it leaves: one wrong half would give away a factor of n.
 *
 * `undefined` when the block as a number is not below n.
 *
 * @throws {CryptoError} `crypto/invalid-key` when the check fails, as with a p or q that is not prime.
 */
export function rsaPrivateOperation(key: RsaPrivateNumbers, block: Uint8Array): Uint8Array | undefined {
  const { n, e, p, q, dP, dQ, qInv, k } = key;
  const value = bytesToUnsigned(block);
  if (value >= n) return undefined;
  const { factor, remover } = nextBlinding(key);
  const blinded = (value * factor) % n;
  const m1 = modPow(blinded, dP, p);
  const m2 = modPow(blinded, dQ, q);
  const h = ((m1 + p - (m2 % p)) * qInv) % p;
  const result = ((m2 + q * h) * remover) % n;
  if (modPow(result, e, n) !== value) throw invalidKey('RSA', '(m^d)^e mod n ≠ m', 'RFC 8017 §3.2');
  return unsignedToBytes(result, k);
}
