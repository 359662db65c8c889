import { type Certificate, extension, tlsFeature } from '../../certificate/index.js';
import type { SubjectPublicKeyInfo } from '../../keys/index.js';
import type { TrustAnchor, VerifyOptions } from '../options.js';
import type { Report } from '../report.js';
import type { RevocationOptions, RevocationQuestion, RevocationSource, RevocationStatus } from '../revocation.js';
import { signatureCost } from '../signature-cost.js';
import type { Work } from '../work.js';

/** The TLS extension that asks for a stapled response (RFC 6066 §8). */
const STATUS_REQUEST = 5;

interface Asked extends VerifyOptions {
  readonly revocation: RevocationOptions;
  /** For the end entity's certificate, when it came in a handshake. */
  readonly stapled: RevocationSource | undefined;
  readonly surroundings: PathSurroundings;
}

/** What else is known about the path of a certificate that is asked about. */
export type PathSurroundings = Pick<RevocationQuestion, 'anchor' | 'intermediates' | 'crlIssuerObstacle'>;

/** That a certificate which asks for a stapled response came with a good one (RFC 7633 §4.2.3). */
function checkStaple(certificate: Certificate, answer: RevocationStatus, report: Report): void {
  const feature = extension(certificate, tlsFeature);
  if (feature?.value.includes(STATUS_REQUEST) !== true) return;
  const rule = 'RFC 7633 §4.2.3';
  if (answer.status !== 'unknown') report.passed('certificate.must_staple', rule, feature);
  else report.failed('certificate.must_staple', 'x509/staple-missing', rule, feature, { reason: answer.reason });
}

/** That a certificate has not been revoked (RFC 5280 §6.1.3 (a) (3)). */
export function checkRevocation(
  certificate: Certificate,
  issuer: Certificate | TrustAnchor,
  options: Asked,
  work: Work,
  report: Report,
): void {
  const { time, provider, revocation, stapled, surroundings } = options;
  const spendSignature = (key: SubjectPublicKeyInfo): boolean => work.spend('signatures', signatureCost(key));
  const field = { path: 'tbsCertificate.serialNumber', bytes: certificate.serialNumber };
  const reasons: string[] = [];
  for (const source of stapled === undefined ? revocation.sources : [stapled, ...revocation.sources]) {
    const answer = source.status({ ...surroundings, certificate, issuer, time, provider, spendSignature });
    if (source === stapled) checkStaple(certificate, answer, report);
    if (answer.status === 'good') {
      report.passed('certificate.revocation', answer.rule, field, { source: source.name, ...answer.context });
      return;
    }
    if (answer.status === 'revoked') {
      const context = { source: source.name, ...answer.context };
      report.failed('certificate.revocation', 'x509/revoked', answer.rule, field, context);
      return;
    }
    reasons.push(`${source.name}: ${answer.reason}`);
  }
  const rule = 'RFC 5280 §6.3.3';
  if (revocation.policy === 'soft-fail') report.skipped('certificate.revocation', rule, { reasons });
  else report.failed('certificate.revocation', 'x509/revocation-unknown', rule, field, { reasons });
}
