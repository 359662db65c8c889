import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Certificate, Extension } from '../certificate/index.js';
import type { Check, CheckName, Failure, FailureCode } from './check.js';

/** What a check is about, by views into the certificate: a field, an extension, or an element of an extension's value. */
export type CheckedField =
  | { readonly path: string; readonly bytes: Uint8Array }
  | Extension
  | { readonly extension: Extension; readonly element: number; readonly bytes: Uint8Array };

/** Values for the sentence of a check; as a function where putting them together costs something. */
export type Context = ErrorContext | (() => ErrorContext);

interface Finding {
  readonly name: CheckName;
  readonly outcome: Check['outcome'];
  readonly code: FailureCode | undefined;
  readonly rule: string;
  readonly field: CheckedField | undefined;
  readonly context: Context | undefined;
}

/**
 * Collects the outcomes of checks on one certificate, wherever in a path it stands.
 *
 * What callers see is put together only when they look: verifying a good path makes some twenty checks.
 */
export class Report {
  private readonly findings: Finding[] = [];
  private readonly certificate: Certificate;
  /** How many checks failed. */
  failedCount = 0;

  constructor(certificate: Certificate) {
    this.certificate = certificate;
  }

  get hasFailed(): boolean {
    return this.failedCount > 0;
  }

  passed(name: CheckName, rule: string, field?: CheckedField, context?: Context): void {
    this.findings.push({ name, outcome: 'passed', code: undefined, rule, field, context });
  }

  skipped(name: CheckName, rule: string, context?: Context): void {
    this.findings.push({ name, outcome: 'skipped', code: undefined, rule, field: undefined, context });
  }

  failed(name: CheckName, code: FailureCode, rule: string, field?: CheckedField, context?: Context): void {
    this.failedCount++;
    this.findings.push({ name, outcome: 'failed', code, rule, field, context });
  }

  /** All checks. @param index where in the path the certificate stands. */
  checks(index: number): Check[] {
    return this.findings.map((finding) => this.check(finding, index));
  }

  /** The failed checks. @param chain the path that was tried. */
  failures(index: number, chain: readonly Certificate[]): Failure[] {
    return this.findings.flatMap((finding) => {
      const { code } = finding;
      return code === undefined ? [] : [{ ...this.check(finding, index), outcome: 'failed' as const, code, chain }];
    });
  }

  private check({ name, outcome, rule, field, context }: Finding, index: number): Check {
    return {
      name,
      outcome,
      certificate: index,
      ...(field === undefined ? {} : this.place(field)),
      rule,
      ...(context === undefined ? {} : { context: typeof context === 'function' ? context() : context }),
    };
  }

  private place(field: CheckedField): Pick<Check, 'path' | 'pos' | 'size'> {
    const { bytes } = field;
    return { path: this.path(field), pos: bytes.byteOffset - this.certificate.bytes.byteOffset, size: bytes.length };
  }

  private path(field: CheckedField): string {
    if ('path' in field) return field.path;
    const extension = 'extension' in field ? field.extension : field;
    const path = `tbsCertificate.extensions[${this.certificate.extensions.indexOf(extension)}]`;
    return 'extension' in field ? `${path}.extnValue[${field.element}]` : path;
  }
}
