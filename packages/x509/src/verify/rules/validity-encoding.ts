import { Tag } from '../../der/index.js';
import type { CertificateRule } from '../profile.js';

/** Times until 2049 are UTCTime, later ones GeneralizedTime (RFC 5280 §4.1.2.5). */
export const validityEncoding: CertificateRule = ({ certificate }, report) => {
  const { bytes, notBefore, notAfter, notBeforeTag, notAfterTag } = certificate.validity;
  const wrong = (time: Date, tag: number): boolean => tag === Tag.GeneralizedTime && time.getUTCFullYear() < 2050;
  for (const [name, time, tag] of [
    ['notBefore', notBefore, notBeforeTag],
    ['notAfter', notAfter, notAfterTag],
  ] as const) {
    // Times before 1950 can be written in no other way.
    if (!wrong(time, tag) || time.getUTCFullYear() < 1950) continue;
    const field = { path: `tbsCertificate.validity.${name}`, bytes };
    report.failed('certificate.profile', 'x509/time-encoding', 'RFC 5280 §4.1.2.5', field, { field: name });
  }
};
