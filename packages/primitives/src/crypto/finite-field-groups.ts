import { unsignedToBytes } from '../bytes/index.js';
import { CryptoError } from './errors.js';
import type { FiniteFieldGroup, FiniteFieldGroupName } from './key-exchange.js';

type Constant = 'pi' | 'e';

/**
 * The primes are given by formula, not by digits. Both RFCs use p = 2^n − 2^(n−64) − 1 + 2^64 · ([2^(n−130) · c] + k)
 * with the smallest k that makes p and (p − 1)/2 prime: c is π for MODP (RFC 2409 §6, RFC 3526) and e for FFDHE
 * (RFC 7919 appendix A).
 */
const GROUPS: Readonly<Record<FiniteFieldGroupName, readonly [bits: number, c: Constant, k: number]>> = {
  modp768: [768, 'pi', 149686],
  modp1024: [1024, 'pi', 129093],
  modp1536: [1536, 'pi', 741804],
  modp2048: [2048, 'pi', 124476],
  modp3072: [3072, 'pi', 1690314],
  modp4096: [4096, 'pi', 240904],
  modp6144: [6144, 'pi', 929484],
  modp8192: [8192, 'pi', 4743158],
  ffdhe2048: [2048, 'e', 560316],
  ffdhe3072: [3072, 'e', 2625351],
  ffdhe4096: [4096, 'e', 5736041],
  ffdhe6144: [6144, 'e', 15705020],
  ffdhe8192: [8192, 'e', 10965728],
};

/** So many bits more than asked for are computed that rounding cannot reach the ones kept. */
const GUARD_BITS = 64;

const cache = new Map<FiniteFieldGroupName, FiniteFieldGroup>();

/**
 * A named group: its safe prime p, the generator g = 2 of the subgroup of squares, and that subgroup's order
 * q = (p − 1)/2.
 *
 * @throws {CryptoError} `crypto/invalid-parameter` for a name that is none.
 */
export function finiteFieldGroup(name: FiniteFieldGroupName): FiniteFieldGroup {
  const known = cache.get(name);
  if (known !== undefined) return known;
  if (!isFiniteFieldGroupName(name)) {
    throw new CryptoError('crypto/invalid-parameter', { algorithm: 'Diffie-Hellman', parameter: 'group' });
  }
  const [bits, constant, k] = GROUPS[name];
  const n = BigInt(bits);
  const digits = (constant === 'pi' ? scaledPi : scaledE)(bits - 130 + GUARD_BITS) >> BigInt(GUARD_BITS);
  const p = (1n << n) - (1n << (n - 64n)) - 1n + ((digits + BigInt(k)) << 64n);
  const group: FiniteFieldGroup = {
    p: unsignedToBytes(p),
    g: Uint8Array.of(2),
    q: unsignedToBytes((p - 1n) / 2n),
  };
  cache.set(name, group);
  return group;
}

/** Whether {@link finiteFieldGroup} knows a name. */
export function isFiniteFieldGroupName(name: string): name is FiniteFieldGroupName {
  return Object.hasOwn(GROUPS, name);
}

/** 2^bits · e as the sum of 1/i!. */
function scaledE(bits: number): bigint {
  let sum = 0n;
  for (let term = 1n << BigInt(bits), i = 1n; term > 0n; term /= i, i++) sum += term;
  return sum;
}

/** 2^bits · π by Machin's formula, π/4 = 4 arctan(1/5) − arctan(1/239). */
function scaledPi(bits: number): bigint {
  const one = 1n << BigInt(bits);
  return 4n * (4n * scaledArctanOfInverse(5n, one) - scaledArctanOfInverse(239n, one));
}

/** one · arctan(1/x) as the alternating sum of 1/((2i + 1) · x^(2i + 1)). */
function scaledArctanOfInverse(x: bigint, one: bigint): bigint {
  let sum = 0n;
  let power = one / x;
  for (let i = 1n; power !== 0n; i += 2n, power /= -(x * x)) sum += power / i;
  return sum;
}
