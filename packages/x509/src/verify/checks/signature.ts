import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { ErrorContext } from '@cutaway/primitives/errors';
import { type Certificate, verifyCertificateSignature } from '../../certificate/index.js';
import { X509Error } from '../../errors.js';
import type { SubjectPublicKeyInfo } from '../../keys/index.js';
import { nameToText } from '../../name/index.js';
import type { Report } from '../report.js';

/** That the issuer was found by its name, and that its key verifies the signature (RFC 5280 §6.1.3 (a) (4) and (1)). */
export function checkSignature(
  certificate: Certificate,
  issuerKey: SubjectPublicKeyInfo,
  provider: CryptoProvider,
  report: Report,
): void {
  const issuer = { path: 'tbsCertificate.issuer', bytes: certificate.issuer.bytes };
  const context = (): ErrorContext => ({ issuer: nameToText(certificate.issuer) });
  report.passed('certificate.issuer', 'RFC 5280 §6.1.3 (a) (4)', issuer, context);
  const rule = 'RFC 5280 §6.1.3 (a) (1)';
  const field = { path: 'signatureValue', bytes: certificate.signatureValue.bytes };
  try {
    const right = verifyCertificateSignature(certificate, issuerKey, provider);
    const key = { key: issuerKey.keyName };
    if (right) report.passed('certificate.signature', rule, field, key);
    else report.failed('certificate.signature', 'x509/bad-signature', rule, field, key);
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    report.failed('certificate.signature', error.code, error.rule ?? rule, field, error.context);
  }
}
