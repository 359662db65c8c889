import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { type Certificate, verifyCertificateSignature } from '../../certificate/index.js';
import { X509Error } from '../../errors.js';
import type { SubjectPublicKeyInfo } from '../../keys/index.js';
import type { Report } from '../report.js';

/** RFC 5280 §6.1.3 (a) (1) */
export function checkSignature(
  certificate: Certificate,
  issuerKey: SubjectPublicKeyInfo,
  provider: CryptoProvider,
  report: Report,
): void {
  const rule = 'RFC 5280 §6.1.3 (a) (1)';
  const start = certificate.signatureValue.bytes;
  const field = { path: 'signatureValue', bytes: start };
  try {
    const right = verifyCertificateSignature(certificate, issuerKey, provider);
    const context = { key: issuerKey.keyName };
    if (right) report.passed('certificate.signature', rule, field, context);
    else report.failed('certificate.signature', 'x509/bad-signature', rule, field, context);
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    report.failed('certificate.signature', error.code, error.rule ?? rule, field, error.context);
  }
}
