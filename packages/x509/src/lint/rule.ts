import type { ErrorContext } from '@cutaway/primitives/errors';
import {
  basicConstraints,
  type Certificate,
  type ExtensionType,
  extension,
  extKeyUsage,
} from '../certificate/index.js';
import { OID } from '../oids.js';

/** `error`: breaks a rule; `warning`: goes against advice; `notice`: worth knowing. */
export type LintSeverity = 'error' | 'warning' | 'notice';

/** Something a rule found. */
export interface LintProblem {
  /** Field path in the ASN.1 module's names: `tbsCertificate.extensions[3]`. */
  readonly path: string;
  /** What was found, for the sentence. */
  readonly context?: ErrorContext;
}

/** One rule. Its sentence is `lint.<id>` in `./explain`. */
export interface LintRule {
  readonly id: string;
  readonly severity: LintSeverity;
  /** The clause: `RFC 5280 §4.1.2.2`, `CA/B BR §7.1.2.7`. */
  readonly citation: string;
  /** Whom it binds: every certificate, or those of the public web (CA/Browser Forum). */
  readonly scope: 'any' | 'web';
  /** Certificates that begin before this are not bound. */
  readonly since?: Date;
  readonly check: (certificate: Certificate) => LintProblem | undefined;
}

/** A rule for every certificate. */
export function rule(
  id: string,
  severity: LintSeverity,
  citation: string,
  check: LintRule['check'],
  more: Partial<Pick<LintRule, 'scope' | 'since'>> = {},
): LintRule {
  return { id, severity, citation, scope: 'any', check, ...more };
}

/** A rule of the CA/Browser Forum's Baseline Requirements. */
export function webRule(
  id: string,
  severity: LintSeverity,
  section: string,
  check: LintRule['check'],
  since?: string,
): LintRule {
  const more = since === undefined ? {} : { since: new Date(since) };
  return rule(id, severity, `CA/B BR ${section}`, check, { scope: 'web', ...more });
}

/** A problem at a path, when a condition holds. */
export function when(condition: boolean, path: string, context?: ErrorContext): LintProblem | undefined {
  return condition ? { path: `tbsCertificate.${path}`, ...(context === undefined ? {} : { context }) } : undefined;
}

/** The path of an extension inside TBSCertificate; that of all extensions when it is missing. */
export function pathOf({ extensions }: Certificate, type: ExtensionType<unknown, never> | string): string {
  const oid = typeof type === 'string' ? type : type.oid;
  const index = extensions.findIndex(({ extnID }) => extnID === oid);
  return index < 0 ? 'extensions' : `extensions[${index}]`;
}

/** A problem at an extension, when a condition holds. */
export function whenAt(
  certificate: Certificate,
  type: ExtensionType<unknown, never>,
  condition: boolean,
  context?: ErrorContext,
): LintProblem | undefined {
  return when(condition, pathOf(certificate, type), context);
}

export const has = (certificate: Certificate, type: ExtensionType<unknown, never>): boolean =>
  certificate.extensions.some(({ extnID }) => extnID === type.oid);

export const isCritical = (certificate: Certificate, type: ExtensionType<unknown, never>): boolean =>
  certificate.extensions.some(({ extnID, critical }) => extnID === type.oid && critical);

export const isCa = (certificate: Certificate): boolean => extension(certificate, basicConstraints)?.value.cA === true;

/** Whether a certificate is a TLS server's: of no authority, and not restricted to other purposes. */
export function isServer(certificate: Certificate): boolean {
  if (isCa(certificate)) return false;
  const purposes = extension(certificate, extKeyUsage)?.value;
  return (
    purposes === undefined || purposes.some((oid) => oid === OID['id-kp-serverAuth'] || oid === OID.anyExtendedKeyUsage)
  );
}
