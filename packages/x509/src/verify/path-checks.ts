import { equal } from '@cutaway/primitives/bytes';
import { type Certificate, isSelfIssued } from '../certificate/index.js';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import { checkIsCa, checkPathLength } from './checks/basic-constraints.js';
import { checkCriticalExtensions } from './checks/critical-extensions.js';
import { checkExtKeyUsage } from './checks/ext-key-usage.js';
import { checkKeyUsage } from './checks/key-usage.js';
import { checkNameConstraints, checkNameConstraintsSyntax } from './checks/name-constraints.js';
import { checkNames } from './checks/names.js';
import { checkPolicies } from './checks/policies.js';
import { checkRevocation, type PathSurroundings } from './checks/revocation.js';
import { checkSignature } from './checks/signature.js';
import { checkSignatureAlgorithm } from './checks/signature-algorithm.js';
import { checkValidity } from './checks/validity.js';
import type { VerifyOptions } from './options.js';
import type { Position } from './profile.js';
import { Report } from './report.js';
import { signatureCost } from './signature-cost.js';
import type { Work } from './work.js';

/** Certificates found to be signed by their own key: roots are verified against time and again. */
const selfSigned = new WeakSet<Certificate>();

/** Makes the checks of RFC 5280 §6 and of the profile, those that cannot come out differently only once. */
export class PathChecks {
  private readonly options: VerifyOptions;
  private readonly work: Work;
  private readonly signatureAlgorithms: ReadonlySet<string>;
  private readonly issuers = new Map<Certificate, Report>();
  private readonly anchors = new Map<Certificate, Report>();
  private readonly signatures = new Map<Certificate, { readonly key: Uint8Array; readonly report: Report }[]>();

  constructor(options: VerifyOptions, work: Work) {
    this.options = options;
    this.work = work;
    const { signatureAlgorithms, profile } = options;
    this.signatureAlgorithms =
      signatureAlgorithms === undefined ? profile.signatureAlgorithms : new Set(signatureAlgorithms);
  }

  private position(certificate: Certificate, role: Position['role'], anchor: boolean): Position {
    return { certificate, role, anchor, isSelfSigned: () => this.isSelfSigned(certificate) };
  }

  private isSelfSigned(certificate: Certificate): boolean {
    if (selfSigned.has(certificate)) return true;
    if (!isSelfIssued(certificate)) return false;
    if (this.signature(certificate, certificate.subjectPublicKeyInfo)?.hasFailed !== false) return false;
    selfSigned.add(certificate);
    return true;
  }

  /** What there is to check about any certificate by itself. */
  private alone(position: Position): Report {
    const { time, purpose, profile } = this.options;
    const report = new Report(position.certificate);
    checkValidity(position, time, report);
    checkCriticalExtensions(position, report);
    // The signature on a trust anchor is not looked at, and so neither is its algorithm.
    if (!position.anchor) checkSignatureAlgorithm(position, this.signatureAlgorithms, report);
    checkKeyUsage(position, purpose, report);
    checkExtKeyUsage(position, purpose, profile, report);
    checkNameConstraintsSyntax(position, report);
    const failedBefore = report.failedCount;
    for (const rule of profile.rules) rule(position, report);
    if (report.failedCount === failedBefore) report.passed('certificate.profile', profile.source);
    return report;
  }

  /** The end entity's certificate, whoever issued it. */
  endEntity(certificate: Certificate, anchor: boolean): Report {
    const report = this.alone(this.position(certificate, 'endEntity', anchor));
    checkNames(certificate, this.options.names, report);
    return report;
  }

  /** An issuer's certificate, whatever stands below it. */
  issuer(certificate: Certificate, anchor: boolean): Report {
    const known = anchor ? this.anchors : this.issuers;
    let report = known.get(certificate);
    if (report === undefined) {
      const position = this.position(certificate, 'issuer', anchor);
      report = this.alone(position);
      checkIsCa(position, report);
      known.set(certificate, report);
    }
    return report;
  }

  /**
   * An issuer's certificate against those below it.
   *
   * @param below end entity first.
   */
  above(certificate: Certificate, below: readonly Certificate[]): Report {
    const report = new Report(certificate);
    checkPathLength(certificate, below, report);
    checkNameConstraints(certificate, below, this.work, report);
    return report;
  }

  /** A whole path: policies and revocation. One report for each certificate of the path but the anchor's. */
  complete(
    path: readonly Certificate[],
    surroundings: PathSurroundings,
  ): { policies: readonly string[]; reports: Report[] } {
    const { anchor } = surroundings;
    const issued = path.length > 1 && path.at(-1) === anchor ? path.slice(0, -1) : path;
    const reports = issued.map((certificate) => new Report(certificate));
    const [endEntity] = reports as [Report];
    const policies = checkPolicies(issued, this.options.policies ?? {}, this.work, endEntity);
    const { revocation } = this.options;
    // A certificate that is trusted itself has nobody who could revoke it.
    if (revocation !== undefined && path[0] !== anchor) {
      const last = revocation.scope === 'endEntity' ? 1 : issued.length;
      for (let index = 0; index < last; index++) {
        const certificate = issued[index] as Certificate;
        const issuer = path[index + 1] ?? anchor;
        const stapled = index === 0 ? revocation.stapled : undefined;
        const asked = { ...this.options, revocation, stapled, surroundings };
        checkRevocation(certificate, issuer, asked, this.work, reports[index] as Report);
      }
    }
    return { policies, reports };
  }

  /** A certificate's signature under a key. `undefined` when the budget for signatures is used up. */
  signature(certificate: Certificate, key: SubjectPublicKeyInfo): Report | undefined {
    const known = this.signatures.get(certificate) ?? [];
    const earlier = known.find((entry) => equal(entry.key, key.bytes));
    if (earlier !== undefined) return earlier.report;
    if (!this.work.spend('signatures', signatureCost(key))) return undefined;
    const report = new Report(certificate);
    checkSignature(certificate, key, this.options.provider, report);
    this.signatures.set(certificate, [...known, { key: key.bytes, report }]);
    return report;
  }
}
