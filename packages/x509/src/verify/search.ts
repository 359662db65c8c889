import { equal } from '@cutaway/primitives/bytes';
import { type Certificate, isSelfIssued } from '../certificate/index.js';
import { namesMatch, nameToText } from '../name/index.js';
import { type Candidate, CandidatePool } from './candidates.js';
import type { Check, CheckName, Failure } from './check.js';
import {
  DEFAULT_BUDGET,
  DEFAULT_MAX_INTERMEDIATES,
  type TrustAnchor,
  type Verdict,
  type VerifyOptions,
} from './options.js';
import { PathChecks } from './path-checks.js';
import type { CertificateRule } from './profile.js';
import { rankFailures } from './rank.js';
import { Report } from './report.js';
import type { CrlIssuerObstacle, RevocationOptions } from './revocation.js';
import { Work } from './work.js';

const REVOCATION = 'certificate.revocation' satisfies CheckName;

/** How many failed paths are looked at to explain a refusal. */
const EXPLAINED_PATHS = 16;

/** A certificate of the path being built, and what was found out about it so far. */
interface Step {
  readonly certificate: Certificate;
  readonly reports: Report[];
}

interface Found {
  readonly anchor: Certificate | TrustAnchor;
  readonly policies: readonly string[];
}

/**
 * How deep CRL issuers may vouch for each other: a CRL of another's may say that the CRL issuer of a path is not revoked,
 * but the CRLs about that other one must come from the authorities on its own path.
 */
const MAX_CRL_ISSUER_DEPTH = 2;

/** The search for paths of CRL issuers to an anchor, and what came of it. */
interface CrlIssuerSearch {
  readonly anchor: Certificate | TrustAnchor;
  readonly more: readonly Certificate[];
  readonly search: Search;
  readonly obstacles: Map<Certificate, CrlIssuerObstacle | undefined>;
}

/**
 * How the path of a CRL issuer is verified (RFC 5280 §6.3.3 (f)): to one anchor, for no purpose and no name. The rules of
 * the profile are about the authorities on it; those for servers' certificates say nothing about the CRL issuer's.
 * Whether one on it is revoked is asked where it is of more certificates than the end entity's (§6.1.3 (a) (3)).
 */
function crlIssuerOptions(
  { revocation, policies: _, ...options }: VerifyOptions,
  anchor: Certificate | TrustAnchor,
): VerifyOptions {
  const rules = options.profile.rules.map(
    (rule): CertificateRule =>
      (position, report) => {
        if (position.role === 'issuer') rule(position, report);
      },
  );
  const profile = { ...options.profile, rules, extKeyUsageRequired: false };
  return {
    ...options,
    anchors: [anchor],
    names: [],
    purpose: 'any',
    profile,
    ...(revocation === undefined || revocation.scope === 'endEntity' ? {} : { revocation: ofPath(revocation) }),
  };
}

function ofPath({ stapled: _, ...revocation }: RevocationOptions): RevocationOptions {
  return revocation;
}

/**
 * What came of extending a path. A `dead-end` is one for every path that leads there; one that `depends-on-path` may
 * end better when reached in another way.
 */
type Outcome = 'found' | 'dead-end' | 'depends-on-path' | 'stop';

/**
 * The search for a path from an end entity's certificate to a trust anchor: depth first, likeliest issuers first.
 *
 * It runs at most twice. First it looks for a path on which every check passes, and leaves a branch at the first check
 * that fails. When there is none it goes on through failed checks, to say what is wrong with the paths there are.
 */
export class Search {
  private readonly options: VerifyOptions;
  private readonly work: Work;
  private readonly checks: PathChecks;
  private readonly pool: CandidatePool;
  private readonly maxIntermediates: number;
  private readonly intermediates: readonly Certificate[];
  private readonly crlIssuerDepth: number;
  /** Whether a path failed because something on it is revoked, or may be. */
  private failedByRevocation = false;
  private readonly crlIssuerSearches: CrlIssuerSearch[] = [];

  private readonly path: Step[] = [];
  private found: Found | undefined;
  private readonly deadEnds = new Set<Certificate>();
  private readonly failedPaths: Failure[][] = [];
  private explaining = false;

  constructor(
    intermediates: readonly Certificate[],
    options: VerifyOptions,
    work: Work = new Work({ ...DEFAULT_BUDGET, ...options.budget }),
    crlIssuerDepth = 0,
  ) {
    this.crlIssuerDepth = crlIssuerDepth;
    this.options = options;
    this.work = work;
    this.intermediates = intermediates;
    this.checks = new PathChecks(options, this.work);
    this.pool = new CandidatePool(options.anchors, intermediates);
    this.maxIntermediates = options.maxIntermediates ?? DEFAULT_MAX_INTERMEDIATES;
  }

  run(endEntity: Certificate): Verdict {
    const start = this.begin(endEntity);
    let outcome: Outcome = 'dead-end';
    if (!this.hasFailed()) outcome = start();
    if (outcome !== 'found' && this.work.exceeded === undefined) {
      this.explaining = true;
      outcome = start();
    }
    if (this.found !== undefined) return this.success(this.found);
    if (this.failedPaths.length === 0) this.recordBudget();
    return { ok: false, failures: rankFailures(this.failedPaths) as [Failure, ...Failure[]] };
  }

  /** What is in the way of a good path, in a word. What was learned serves the next search. */
  obstacle(endEntity: Certificate): CrlIssuerObstacle | undefined {
    this.failedByRevocation = false;
    const start = this.begin(endEntity);
    if (!this.hasFailed() && start() === 'found') return undefined;
    return this.failedByRevocation ? 'issuer-revocation' : 'issuer-untrusted';
  }

  private begin(endEntity: Certificate): () => Outcome {
    const trusted = this.options.anchors.find((anchor) => 'bytes' in anchor && equal(anchor.bytes, endEntity.bytes));
    this.path.length = 0;
    this.path.push({
      certificate: endEntity,
      reports: [this.checks.endEntity(endEntity, trusted !== undefined)],
    });
    return () => (trusted === undefined ? this.extend() : this.complete(trusted));
  }

  private success({ anchor, policies }: Found): Verdict {
    const { path } = this;
    let checks: readonly Check[] | undefined;
    return {
      ok: true,
      path: this.chain(),
      anchor,
      policies,
      get checks() {
        checks ??= path.flatMap(({ reports }, index) => reports.flatMap((report) => report.checks(index)));
        return checks;
      },
    };
  }

  // --- building -----------------------------------------------------------------------------------------------------

  private extend(): Outcome {
    const { certificate: child } = this.path.at(-1) as Step;
    let outcome: Outcome = 'dead-end';
    let tried = 0;
    for (const candidate of this.issuersOf(child)) {
      if (this.isInPath(candidate) || this.isTooDeep(candidate)) {
        outcome = 'depends-on-path';
        continue;
      }
      tried++;
      const result = this.tryIssuer(candidate);
      if (result === 'found' || result === 'stop') return result;
      if (result === 'depends-on-path') outcome = result;
    }
    if (this.explaining) {
      if (tried === 0) this.recordNoIssuer(child);
      return this.failedPaths.length >= EXPLAINED_PATHS ? 'stop' : outcome;
    }
    if (outcome === 'dead-end') this.deadEnds.add(child);
    return outcome;
  }

  private issuersOf(child: Certificate): readonly Candidate[] {
    const issuers = this.pool.issuersOf(child, this.options.time);
    if (!this.explaining) {
      return issuers.filter(
        ({ anchor, certificate }) =>
          anchor ||
          (certificate !== undefined && !this.deadEnds.has(certificate) && this.pool.leadsToAnchor(certificate)),
      );
    }
    // Explaining a refusal, those whose key does not verify the signature are of interest only if none does.
    const signers = issuers.filter(({ source }) => {
      const report = this.checks.signature(child, source.subjectPublicKeyInfo);
      return report?.hasFailed === false;
    });
    return signers.length > 0 ? signers : issuers.slice(0, 1);
  }

  private tryIssuer(candidate: Candidate): Outcome {
    if (!this.work.spend('candidates')) return 'stop';
    const { certificate, anchor, source } = candidate;
    const child = this.path.at(-1) as Step;
    const reports: Report[] = [];
    if (certificate !== undefined) {
      const alone = this.checks.issuer(certificate, anchor);
      if (this.leaves(alone)) return 'dead-end';
      const below = this.path.map((step) => step.certificate);
      const above = this.checks.above(certificate, below);
      if (this.work.exceeded !== undefined) return 'stop';
      if (this.leaves(above)) return 'depends-on-path';
      reports.push(alone, above);
    }
    const signature = this.checks.signature(child.certificate, source.subjectPublicKeyInfo);
    if (signature === undefined) return 'stop';
    if (this.leaves(signature)) return 'dead-end';

    child.reports.push(signature);
    if (certificate !== undefined) this.path.push({ certificate, reports });
    const outcome = anchor ? this.complete(source) : this.extend();
    if (outcome === 'found') return outcome;
    if (certificate !== undefined) this.path.pop();
    child.reports.pop();
    return outcome;
  }

  private leaves(report: Report): boolean {
    return !this.explaining && report.hasFailed;
  }

  /** The same certificate again, or another for the same name and key, leads in circles (RFC 4158 §2.4.2). */
  private isInPath({ certificate, source }: Candidate): boolean {
    return this.path.some(
      (step) =>
        step.certificate === certificate ||
        (equal(step.certificate.subjectPublicKeyInfo.bytes, source.subjectPublicKeyInfo.bytes) &&
          namesMatch(step.certificate.subject, source.subject)),
    );
  }

  /** Self-issued certificates do not count (RFC 5280 §6.1.4 (l)). */
  private isTooDeep({ anchor, certificate }: Candidate): boolean {
    if (anchor || certificate === undefined || isSelfIssued(certificate)) return false;
    const below = this.path.filter((step, index) => index > 0 && !isSelfIssued(step.certificate)).length;
    if (below < this.maxIntermediates) return false;
    if (this.explaining) this.recordTooDeep();
    return true;
  }

  /** The path has reached an anchor. */
  private complete(anchor: Certificate | TrustAnchor): Outcome {
    const { policies, reports } = this.checks.complete(this.chain(), {
      anchor,
      intermediates: this.intermediates,
      crlIssuerObstacle: (crlIssuer, more) => this.crlIssuerObstacle(crlIssuer, anchor, more),
    });
    if (this.work.exceeded !== undefined) return 'stop';
    reports.forEach((report, index) => {
      this.path[index]?.reports.push(report);
    });
    if (!this.hasFailed()) {
      this.found = { anchor, policies };
      return 'found';
    }
    if (this.explaining) this.failedPaths.push(this.failures());
    if (this.crlIssuerDepth > 0) this.failedByRevocation ||= this.failures().some(({ name }) => name === REVOCATION);
    for (let index = 0; index < reports.length; index++) this.path[index]?.reports.pop();
    return this.failedPaths.length >= EXPLAINED_PATHS ? 'stop' : 'depends-on-path';
  }

  private crlIssuerObstacle(
    crlIssuer: Certificate,
    anchor: Certificate | TrustAnchor,
    more: readonly Certificate[],
  ): CrlIssuerObstacle | undefined {
    const depth = this.crlIssuerDepth + 1;
    if (depth > MAX_CRL_ISSUER_DEPTH) return 'issuer-untrusted';
    let known = this.crlIssuerSearches.find((one) => one.anchor === anchor && one.more === more);
    if (known === undefined) {
      const options = crlIssuerOptions(this.options, anchor);
      const search = new Search([...this.intermediates, ...more], options, this.work, depth);
      known = { anchor, more, search, obstacles: new Map() };
      this.crlIssuerSearches.push(known);
    }
    if (!known.obstacles.has(crlIssuer)) {
      const obstacle = this.work.spend('candidates') ? known.search.obstacle(crlIssuer) : 'issuer-untrusted';
      known.obstacles.set(crlIssuer, obstacle);
    }
    return known.obstacles.get(crlIssuer);
  }

  // --- outcomes -----------------------------------------------------------------------------------------------------

  private chain(): Certificate[] {
    return this.path.map(({ certificate }) => certificate);
  }

  private hasFailed(): boolean {
    return this.path.some(({ reports }) => reports.some((report) => report.hasFailed));
  }

  private failures(): Failure[] {
    const chain = this.chain();
    return this.path.flatMap(({ reports }, index) => reports.flatMap((report) => report.failures(index, chain)));
  }

  /** Records the path as it stands as failed, with one failure more. */
  private recordWith(report: Report): void {
    const chain = this.chain();
    this.failedPaths.push([...this.failures(), ...report.failures(chain.length - 1, chain)]);
  }

  private recordNoIssuer(certificate: Certificate): void {
    const report = new Report(certificate);
    const code = isSelfIssued(certificate) ? 'x509/untrusted-root' : 'x509/unknown-issuer';
    const field = { path: 'tbsCertificate.issuer', bytes: certificate.issuer.bytes };
    report.failed('certificate.issuer', code, 'RFC 5280 §6.1', field, { issuer: nameToText(certificate.issuer) });
    this.recordWith(report);
  }

  private recordTooDeep(): void {
    const { certificate } = this.path.at(-1) as Step;
    const report = new Report(certificate);
    report.failed('path.depth', 'x509/path-too-deep', 'RFC 5280 §6.1.4 (l)', undefined, { max: this.maxIntermediates });
    this.recordWith(report);
  }

  private recordBudget(): void {
    const { certificate } = this.path[0] as Step;
    const kind = this.work.exceeded ?? 'candidates';
    const report = new Report(certificate);
    const context = { kind, max: this.work.limit(kind) };
    report.failed('path.budget', 'x509/budget-exceeded', 'RFC 4158 §2.4', undefined, context);
    this.path.length = 1;
    this.recordWith(report);
  }
}
