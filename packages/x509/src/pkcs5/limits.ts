import { X509Error } from '../errors.js';

/** Bounds on what a file may make its reader spend on turning a password into a key. */
export interface PasswordLimits {
  /** Iterations of PBKDF1, PBKDF2 and the derivation of PKCS #12. */
  readonly iterations: number;
  /** N × r × p of scrypt; 128 times as many bytes are mixed. */
  readonly scryptCost: number;
}

/** A few seconds at most; several times what careful programs ask for today. */
export const DEFAULT_PASSWORD_LIMITS: PasswordLimits = { iterations: 5_000_000, scryptCost: 1 << 22 };

/** @throws {X509Error} `x509/password-too-costly` */
export function checkIterations(iterations: number, limits: Partial<PasswordLimits> | undefined): void {
  const max = limits?.iterations ?? DEFAULT_PASSWORD_LIMITS.iterations;
  if (iterations <= max) return;
  throw new X509Error('x509/password-too-costly', { context: { actual: iterations, max }, rule: 'RFC 8018 §4.2' });
}

/** @throws {X509Error} `x509/password-too-costly` */
export function checkScryptCost(cost: number, limits: Partial<PasswordLimits> | undefined): void {
  const max = limits?.scryptCost ?? DEFAULT_PASSWORD_LIMITS.scryptCost;
  if (cost <= max) return;
  throw new X509Error('x509/password-too-costly', { context: { actual: cost, max }, rule: 'RFC 7914 §2' });
}
