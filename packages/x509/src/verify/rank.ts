import type { Failure, FailureCode } from './check.js';

/** How much is wrong when a check fails: more for what an attacker needs, less for what happens to honest people. */
const GRAVITY: Partial<Record<FailureCode, number>> = {
  'x509/name-mismatch': 10,
  'x509/expired': 12,
  'x509/not-yet-valid': 12,
  'x509/purpose-forbidden': 14,
  'x509/key-usage-forbids': 16,
  'x509/signature-algorithm-forbidden': 24,
  'x509/public-key-forbidden': 24,
  'x509/path-length-exceeded': 26,
  'x509/not-a-ca': 32,
  'x509/unknown-critical-extension': 34,
  'x509/path-too-deep': 60,
  'x509/untrusted-root': 70,
  'x509/unknown-issuer': 70,
  'x509/bad-signature': 80,
  'x509/budget-exceeded': 90,
};

function gravity(failure: Failure): number {
  return GRAVITY[failure.code] ?? 20;
}

/**
 * Puts the path that came nearest to being good first, and of the failures in a path the gravest.
 *
 * @param paths the failures of each path.
 */
export function rankFailures(paths: readonly (readonly Failure[])[]): Failure[] {
  const total = (failures: readonly Failure[]): number => failures.reduce((sum, each) => sum + gravity(each), 0);
  return [...paths]
    .sort((a, b) => total(a) - total(b))
    .flatMap((failures) => [...failures].sort((a, b) => gravity(b) - gravity(a)));
}
