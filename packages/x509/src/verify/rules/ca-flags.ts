import { basicConstraints, extension, keyUsage } from '../../certificate/index.js';
import type { CertificateRule } from '../profile.js';

/**
 * The cA flag, keyCertSign and pathLenConstraint go together (RFC 5280 §4.2.1.3, §4.2.1.9). A pathLenConstraint at the
 * end of a path limits nothing.
 */
export const consistentCaFlags: CertificateRule = ({ certificate, role }, report) => {
  const constraints = extension(certificate, basicConstraints);
  const usage = extension(certificate, keyUsage);
  const cA = constraints?.value.cA === true;
  if (usage !== undefined) {
    const actual = [...usage.value];
    if (actual.length === 0) {
      report.failed('certificate.profile', 'x509/key-usage-inconsistent', 'RFC 5280 §4.2.1.3', usage, { actual });
    } else if (usage.value.has('keyCertSign') && !cA) {
      report.failed('certificate.profile', 'x509/key-usage-inconsistent', 'RFC 5280 §4.2.1.9', usage, { actual });
    }
  }
  const maySign = cA && usage?.value.has('keyCertSign') !== false;
  if (role === 'issuer' && constraints?.value.pathLenConstraint !== undefined && !maySign) {
    const context = { field: 'pathLenConstraint' };
    report.failed('certificate.profile', 'x509/field-forbidden', 'RFC 5280 §4.2.1.9', constraints, context);
  }
};

/** A CA that signs certificates says so in critical basicConstraints (RFC 5280 §4.2.1.9). */
export const criticalBasicConstraints: CertificateRule = ({ certificate, role }, report) => {
  const constraints = extension(certificate, basicConstraints);
  if (role !== 'issuer' || constraints === undefined || constraints.critical) return;
  const context = { extension: 'basicConstraints', expected: 'critical' };
  report.failed('certificate.profile', 'x509/wrong-criticality', 'RFC 5280 §4.2.1.9', constraints, context);
};

/** A CA's certificate states what its key may do (RFC 5280 §4.2.1.3). */
export const caKeyUsagePresent: CertificateRule = ({ certificate, role, anchor }, report) => {
  if (role !== 'issuer' || anchor || extension(certificate, keyUsage) !== undefined) return;
  const context = { extension: 'keyUsage' };
  report.failed('certificate.profile', 'x509/extension-missing', 'RFC 5280 §4.2.1.3', undefined, context);
};
