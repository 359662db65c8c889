import { X509Error } from '../errors.js';

/** Bounds on what a file may make its reader spend on turning a password into keys. */
export interface PasswordLimits {
  /** Iterations of one derivation by PBKDF1, PBKDF2 or PKCS #12. */
  readonly iterations: number;
  /** N × r × p of one derivation by scrypt; 128 times as many bytes are mixed. */
  readonly scryptCost: number;
  /** What all derivations of one file may cost together, in multiples of the two limits above. */
  readonly perFile: number;
}

/**
 * NSS, and Firefox with it, and GnuTLS ask for 600,000 iterations three times in a PKCS #12 file, OpenSSL for 2,048,
 * Java for 10,000; OWASP advises 600,000 with SHA-256. A file at the limit costs a fraction of a second with `node:crypto`, a few seconds in JavaScript.
 */
export const DEFAULT_PASSWORD_LIMITS: PasswordLimits = { iterations: 1_000_000, scryptCost: 1 << 20, perFile: 2.5 };

/** Limits from which what was spent is taken off: one object for all derivations of a file. */
export class PasswordWork implements PasswordLimits {
  readonly iterations: number;
  readonly scryptCost: number;
  readonly perFile: number;
  private left: number;

  constructor(limits: Partial<PasswordLimits> | undefined) {
    const { iterations, scryptCost, perFile } = { ...DEFAULT_PASSWORD_LIMITS, ...limits };
    this.iterations = iterations;
    this.scryptCost = scryptCost;
    this.perFile = perFile;
    this.left = perFile;
  }

  /** Takes a share of the limits. `false` when too little is left. */
  spend(share: number): boolean {
    this.left -= share;
    return this.left >= 0;
  }
}

function check(
  kind: 'iterations' | 'scryptCost',
  cost: number,
  limits: Partial<PasswordLimits> | undefined,
  rule: string,
): void {
  const max = limits?.[kind] ?? DEFAULT_PASSWORD_LIMITS[kind];
  if (cost > max) throw new X509Error('x509/password-too-costly', { context: { actual: cost, max }, rule });
  if (limits instanceof PasswordWork && !limits.spend(cost / max)) {
    const context = { actual: cost, max: Math.floor(max * limits.perFile) };
    throw new X509Error('x509/password-costs-too-much-together', { context, rule });
  }
}

/** @throws {X509Error} `x509/password-too-costly`, `x509/password-costs-too-much-together` */
export function checkIterations(iterations: number, limits: Partial<PasswordLimits> | undefined): void {
  check('iterations', iterations, limits, 'RFC 8018 §4.2');
}

/** @throws {X509Error} `x509/password-too-costly`, `x509/password-costs-too-much-together` */
export function checkScryptCost(cost: number, limits: Partial<PasswordLimits> | undefined): void {
  check('scryptCost', cost, limits, 'RFC 7914 §2');
}
