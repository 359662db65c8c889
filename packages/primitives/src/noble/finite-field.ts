import { bytesToUnsigned, unsignedToBytes } from '../bytes/unsigned.js';
import { CryptoError } from '../crypto/errors.js';
import type { FiniteFieldGroup, KeyAgreement } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { jacobiSymbol } from './jacobi.js';
import { bitLength } from './modular.js';
import { random as systemRandom } from './random.js';
import { randomBelow } from './random-numbers.js';

/** base^exponent mod modulus, by the provider's arithmetic. */
export type ModularPower = (base: bigint, exponent: bigint, modulus: bigint) => bigint;

/** The longest p, in bits: RFC 4419 §3 allows no more, and the work grows with the cube. */
const MAXIMUM_BITS = 8192;

/** Exponents long enough for the strength of a safe-prime group: the minimum that RFC 7919 appendix A gives for each. */
const EXPONENT_BITS: readonly (readonly [groupBits: number, exponentBits: number])[] = [
  [8192, 400],
  [6144, 375],
  [4096, 325],
  [3072, 275],
  [0, 225],
];

/**
 * Diffie-Hellman modulo a prime (RFC 7919, SP 800-56A §5.7.1.1), for named groups and any other.
 *
 * The prime itself is taken on trust: testing it costs far more than the exchange.
 */
export class FiniteFieldAgreement implements KeyAgreement {
  readonly name: string;
  readonly #p: bigint;
  readonly #g: bigint;
  readonly #q: bigint | undefined;
  readonly #length: number;
  readonly #modPow: ModularPower;

  /** @throws {CryptoError} `crypto/invalid-parameter` when p or g cannot be those of a group. */
  constructor(name: string, group: FiniteFieldGroup, modPow: ModularPower) {
    this.name = name;
    this.#p = bytesToUnsigned(group.p);
    this.#g = bytesToUnsigned(group.g);
    this.#q = group.q === undefined ? undefined : bytesToUnsigned(group.q);
    this.#modPow = modPow;
    const bits = bitLength(this.#p);
    this.#length = Math.ceil(bits / 8);
    const refuse = (parameter: string): CryptoError =>
      new CryptoError('crypto/invalid-parameter', { algorithm: name, parameter });
    if (this.#p < 5n || (this.#p & 1n) === 0n || bits > MAXIMUM_BITS) throw refuse('p');
    if (this.#g < 2n || this.#g > this.#p - 2n) throw refuse('g');
    if (this.#q !== undefined && (this.#q < 2n || (this.#p - 1n) % this.#q !== 0n)) throw refuse('q');
  }

  generateKeyPair(random: RandomSource = systemRandom): { privateKey: Uint8Array; publicKey: Uint8Array } {
    const limit = this.#exponentLimit();
    const bits = bitLength(limit - 1n);
    const privateKey = unsignedToBytes(randomBelow(limit, bits, random, this.name), Math.ceil(bits / 8));
    return { privateKey, publicKey: this.publicKey(privateKey) };
  }

  publicKey(privateKey: Uint8Array): Uint8Array {
    return unsignedToBytes(this.#modPow(this.#g, this.#exponent(privateKey), this.#p), this.#length);
  }

  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array {
    const x = this.#exponent(privateKey);
    if (peerPublicKey.length > this.#length) throw this.#refuse(`length(y) > ${this.#length}`, 'RFC 8446 §4.2.8.1');
    const y = bytesToUnsigned(peerPublicKey);
    if (y < 2n || y > this.#p - 2n) throw this.#refuse('y < 2 ∨ y > p − 2', 'RFC 7919 §5.1');
    if (!this.#isInSubgroup(y)) throw this.#refuse('y^q ≢ 1 (mod p)', 'SP 800-56A §5.6.2.3.1');
    const z = this.#modPow(y, x, this.#p);
    if (z < 2n || z === this.#p - 1n) throw this.#refuse('z ∈ {1, p − 1}', 'SP 800-56A §5.7.1.1');
    return unsignedToBytes(z, this.#length);
  }

  /** Where p = 2q + 1 the subgroup is the squares, which the Jacobi symbol tells far quicker than a power. */
  #isInSubgroup(y: bigint): boolean {
    if (this.#q === undefined) return true;
    if (this.#isSafePrime()) return jacobiSymbol(y, this.#p) === 1;
    return this.#modPow(y, this.#q, this.#p) === 1n;
  }

  #isSafePrime(): boolean {
    return this.#q !== undefined && this.#p === 2n * this.#q + 1n;
  }

  /** One more than the largest private key. Without q nothing shorter than p is known to be safe. */
  #exponentLimit(): bigint {
    if (this.#q === undefined) return this.#p - 1n;
    if (!this.#isSafePrime()) return this.#q;
    const groupBits = bitLength(this.#p);
    const bits = EXPONENT_BITS.find(([minimum]) => groupBits >= minimum)?.[1] as number;
    const limit = 1n << BigInt(bits);
    return limit < this.#q ? limit : this.#q;
  }

  #exponent(privateKey: Uint8Array): bigint {
    const x = privateKey.length > this.#length ? 0n : bytesToUnsigned(privateKey);
    if (x < 1n || x > this.#p - 2n) {
      throw new CryptoError('crypto/invalid-key', { algorithm: this.name, reason: 'x < 1 ∨ x > p − 2' });
    }
    return x;
  }

  #refuse(reason: string, rule: string): CryptoError {
    return new CryptoError('crypto/invalid-public-value', { algorithm: this.name, reason }, { rule });
  }
}
