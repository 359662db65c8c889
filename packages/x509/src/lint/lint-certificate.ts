import type { ErrorContext } from '@cutaway/primitives/errors';
import { type Certificate, parseCertificate } from '../certificate/index.js';
import type { Deviation } from '../der/index.js';
import { isServer, type LintSeverity } from './rule.js';
import { lintRules } from './rules/index.js';

/** Something that is wrong with a certificate, or worth knowing of it. */
export interface LintFinding {
  /** The rule's name, or for broken encodings the code of the error: `x509/der-non-minimal-length`. */
  readonly id: string;
  readonly severity: LintSeverity;
  readonly citation: string;
  /** Field path in the ASN.1 module's names. */
  readonly path: string;
  /** First byte of the field in the certificate; for broken encodings alone. */
  readonly offset?: number;
  readonly context: ErrorContext;
}

/** How to lint. */
export interface LintOptions {
  /**
   * `any`: the rules for every certificate; `web`: those of the CA/Browser Forum too. Unless given, `web` for TLS
   * servers' certificates and `any` for all others.
   */
  readonly scope?: 'any' | 'web';
}

const ORDER: readonly LintSeverity[] = ['error', 'warning', 'notice'];

/**
 * Looks for what is wrong with a certificate by the rules of RFC 5280 and of the CA/Browser Forum, encodings included.
 * Says nothing of trust: a certificate without findings may be anybody's.
 *
 * @param der one certificate.
 * @returns findings, the gravest first.
 * @throws {X509Error} for bytes that no lenient reader can take for a certificate.
 */
export function lintCertificate(der: Uint8Array, options: LintOptions = {}): readonly LintFinding[] {
  const deviations: Deviation[] = [];
  const certificate = parseCertificate(der, { deviations });
  const broken = deviations.map(
    ({ code, path, offset, context, rule }): LintFinding => ({
      id: code,
      severity: 'error',
      citation: rule,
      path,
      offset,
      context,
    }),
  );
  return [...broken, ...applyRules(certificate, options)].toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  );
}

function applyRules(certificate: Certificate, { scope }: LintOptions): LintFinding[] {
  const isWeb = (scope ?? (isServer(certificate) ? 'web' : 'any')) === 'web';
  return lintRules.flatMap(({ id, severity, citation, since, check, scope: binds }) => {
    if (binds === 'web' && !isWeb) return [];
    if (since !== undefined && certificate.validity.notBefore < since) return [];
    const problem = check(certificate);
    if (problem === undefined) return [];
    return [{ id, severity, citation, path: problem.path, context: problem.context ?? {} }];
  });
}
