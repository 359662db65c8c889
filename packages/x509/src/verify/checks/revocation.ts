import type { Certificate } from '../../certificate/index.js';
import type { SubjectPublicKeyInfo } from '../../keys/index.js';
import type { TrustAnchor, VerifyOptions } from '../options.js';
import type { Report } from '../report.js';
import type { RevocationOptions } from '../revocation.js';
import { signatureCost } from '../signature-cost.js';
import type { Work } from '../work.js';

/** That a certificate has not been revoked (RFC 5280 §6.1.3 (a) (3)). */
export function checkRevocation(
  certificate: Certificate,
  issuer: Certificate | TrustAnchor,
  options: VerifyOptions & { readonly revocation: RevocationOptions },
  work: Work,
  report: Report,
): void {
  const { time, provider, revocation } = options;
  const spendSignature = (key: SubjectPublicKeyInfo): boolean => work.spend('signatures', signatureCost(key));
  const field = { path: 'tbsCertificate.serialNumber', bytes: certificate.serialNumber };
  const reasons: string[] = [];
  for (const source of revocation.sources) {
    const answer = source.status({ certificate, issuer, time, provider, spendSignature });
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
