import { CryptoError } from './errors.js';
import type { Argon2Cost, Argon2Name } from './provider.js';

/** Most memory that scrypt may take, in bytes. */
const SCRYPT_MEMORY = 2 ** 30 + 2 ** 21;
/** Longest output of a derivation, in bytes. Far over any key, far under what would exhaust memory. */
const MAXIMUM_LENGTH = 2 ** 20;

const invalid = (algorithm: string, parameter: string): CryptoError =>
  new CryptoError('crypto/invalid-parameter', { algorithm, parameter });

function isCount(value: number, maximum: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= maximum;
}

/** @throws {CryptoError} `crypto/invalid-parameter` */
export function checkPbkdf2(iterations: number, length: number): void {
  if (!isCount(iterations, 2 ** 31 - 1)) throw invalid('PBKDF2', 'iterations');
  if (!isCount(length, MAXIMUM_LENGTH)) throw invalid('PBKDF2', 'length');
}

/**
 * Checks the costs of scrypt (RFC 7914 §2), among them that 128 × r × (N + p + 1) bytes of memory are not over a
 * gibibyte.
 *
 * @returns bytes of memory to allow.
 * @throws {CryptoError} `crypto/invalid-parameter`
 */
export function checkScrypt({ N, r, p }: { N: number; r: number; p: number }, length: number): number {
  if (!isCount(N, 2 ** 32) || N < 2 || !Number.isInteger(Math.log2(N))) throw invalid('scrypt', 'N');
  if (!isCount(r, 2 ** 30)) throw invalid('scrypt', 'r');
  if (!isCount(p, 2 ** 30) || r * p >= 2 ** 30) throw invalid('scrypt', 'p');
  // N must be under 2^(128 × r / 8).
  if (Math.log2(N) >= 16 * r) throw invalid('scrypt', 'N');
  if (128 * r * (N + p + 1) > SCRYPT_MEMORY) throw invalid('scrypt', 'N');
  if (!isCount(length, MAXIMUM_LENGTH)) throw invalid('scrypt', 'length');
  return SCRYPT_MEMORY;
}

/** Most memory that Argon2 may take, in kibibytes. */
const ARGON2_MEMORY = 2 ** 21;

/**
 * Checks the costs of Argon2 (RFC 9106 §3.1). The salt has at least 8 bytes, the output at least 4.
 *
 * @throws {CryptoError} `crypto/invalid-parameter`
 */
export function checkArgon2(
  kind: Argon2Name,
  { memory, passes, parallelism }: Argon2Cost,
  salt: Uint8Array,
  length: number,
): void {
  if (!isCount(parallelism, 2 ** 24 - 1)) throw invalid(kind, 'parallelism');
  if (!isCount(memory, ARGON2_MEMORY) || memory < 8 * parallelism) throw invalid(kind, 'memory');
  if (!isCount(passes, 2 ** 32 - 1)) throw invalid(kind, 'passes');
  if (salt.length < 8) throw invalid(kind, 'salt');
  if (!isCount(length, MAXIMUM_LENGTH) || length < 4) throw invalid(kind, 'length');
}
