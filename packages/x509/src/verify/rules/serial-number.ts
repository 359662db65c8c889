import type { CertificateRule } from '../profile.js';

/** The serial number is positive (RFC 5280 §4.1.2.2). Roots that are widely trusted have 0, and sign nothing by it. */
export const positiveSerialNumber: CertificateRule = ({ certificate, anchor }, report) => {
  const { serialNumber } = certificate;
  if (anchor || serialNumber.some((byte) => byte !== 0)) return;
  const field = { path: 'tbsCertificate.serialNumber', bytes: serialNumber };
  report.failed('certificate.profile', 'x509/serial-number-zero', 'RFC 5280 §4.1.2.2', field);
};
