import { CryptoError } from './errors.js';

/**
 * What is wrong with a peer's public value or with a private key. A reason is a formula over the RFC's names, so that
 * it reads the same in every language.
 */
function refuse(algorithm: string, reason: string, rule: string): CryptoError {
  return new CryptoError('crypto/invalid-public-value', { algorithm, reason }, { rule });
}

/** Refuses what is not 0x04, x and y (SEC 1 §2.3.3). @param length bytes of a coordinate. */
export function checkUncompressedPoint(algorithm: string, point: Uint8Array, length: number): void {
  const rule = 'RFC 8446 §4.2.8.2';
  if (point.length !== 1 + 2 * length) throw refuse(algorithm, `length(point) ≠ ${1 + 2 * length}`, rule);
  if (point[0] !== 0x04) throw refuse(algorithm, 'point[0] ≠ 0x04', rule);
}

export function pointNotOnCurve(algorithm: string): CryptoError {
  return refuse(algorithm, 'y² ≠ x³ + ax + b', 'SEC 1 §3.2.2.1');
}

export function scalarOutOfRange(algorithm: string): CryptoError {
  return new CryptoError('crypto/invalid-key', { algorithm, reason: 'd = 0 ∨ d ≥ n' }, { rule: 'SEC 1 §3.2.1' });
}

/** Refuses a u-coordinate of the wrong length (RFC 7748 §5). */
export function checkMontgomeryLength(algorithm: string, u: Uint8Array, length: number): void {
  if (u.length !== length) throw refuse(algorithm, `length(u) ≠ ${length}`, 'RFC 7748 §5');
}

/** For a u-coordinate of small order (RFC 7748 §6.1, §6.2). */
export function allZeroResult(algorithm: string): CryptoError {
  return refuse(algorithm, 'K = 0', algorithm === 'X448' ? 'RFC 7748 §6.2' : 'RFC 7748 §6.1');
}
