import { X509Error } from '../../errors.js';
import { algorithmName, signatureAlgorithm } from '../../keys/index.js';
import type { Position } from '../profile.js';
import type { Report } from '../report.js';

/** That a certificate's signature algorithm is known and allowed. */
export function checkSignatureAlgorithm({ certificate }: Position, allowed: ReadonlySet<string>, report: Report): void {
  const identifier = certificate.signatureAlgorithm;
  const rule = 'RFC 5280 §4.1.1.2';
  const field = { path: 'signatureAlgorithm', bytes: identifier.bytes };
  const context = { algorithm: algorithmName(identifier) };
  try {
    const algorithm = signatureAlgorithm(identifier);
    const weakHash = 'hash' in algorithm && (algorithm.hash === 'SHA-1' || algorithm.hash === 'MD5');
    const weakPss = algorithm.name === 'RSASSA-PSS' && weakHash;
    if (allowed.has(context.algorithm) && !weakPss) {
      report.passed('certificate.signature_algorithm', rule, field, context);
    } else {
      report.failed('certificate.signature_algorithm', 'x509/signature-algorithm-forbidden', rule, field, context);
    }
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    report.failed('certificate.signature_algorithm', error.code, error.rule ?? rule, field, error.context);
  }
}
