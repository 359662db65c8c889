import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Certificate, Extension } from '../certificate/index.js';
import type { Check, CheckName, FailureCode } from './check.js';

/** A check, before it is known where in a path its certificate stands. */
export type Finding = Omit<Check, 'certificate'>;

/** A failed check, likewise. */
export type FailedFinding = Finding & { readonly outcome: 'failed'; readonly code: FailureCode };

/** What a check is about: a field path, and the field's bytes as a view into the certificate. */
export interface CheckedField {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Collects the outcomes of checks on one certificate. */
export class Report {
  readonly findings: Finding[] = [];
  readonly failures: FailedFinding[] = [];
  private readonly certificate: Certificate;

  constructor(certificate: Certificate) {
    this.certificate = certificate;
  }

  passed(name: CheckName, rule: string, field?: CheckedField, context?: ErrorContext): void {
    this.findings.push({ name, outcome: 'passed', ...this.place(field), rule, ...(context && { context }) });
  }

  skipped(name: CheckName, rule: string, context?: ErrorContext): void {
    this.findings.push({ name, outcome: 'skipped', rule, ...(context && { context }) });
  }

  failed(name: CheckName, code: FailureCode, rule: string, field?: CheckedField, context?: ErrorContext): void {
    const finding = { name, outcome: 'failed', ...this.place(field), rule, ...(context && { context }) } as const;
    this.findings.push(finding);
    this.failures.push({ ...finding, code });
  }

  private place(field: CheckedField | undefined): Pick<Check, 'path' | 'pos' | 'size'> {
    if (field === undefined) return {};
    const { path, bytes } = field;
    return { path, pos: bytes.byteOffset - this.certificate.bytes.byteOffset, size: bytes.length };
  }
}

/** An extension as the subject of a check. */
export function extensionField(certificate: Certificate, extension: Extension): CheckedField {
  return { path: `tbsCertificate.extensions[${certificate.extensions.indexOf(extension)}]`, bytes: extension.bytes };
}
