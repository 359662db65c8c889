import type { Certificate } from '../../certificate/index.js';
import type { CertificateRule } from '../profile.js';
import type { Report } from '../report.js';

function forbidden(certificate: Certificate, key: string, rule: string, report: Report): void {
  const field = { path: 'tbsCertificate.subjectPublicKeyInfo', bytes: certificate.subjectPublicKeyInfo.bytes };
  report.failed('certificate.public_key', 'x509/public-key-forbidden', rule, field, { key });
}

/** Bits of an unsigned integer without leading zero bytes. */
function bitLength(unsigned: Uint8Array): number {
  return unsigned.length * 8 - Math.clz32(unsigned[0] ?? 0) + 24;
}

/** RSA keys have at least 2048 bits (NIST SP 800-57 Part 1 §5.6.1: 112 bits of security). */
export const soundPublicKey: CertificateRule = ({ certificate }, report) => {
  const { publicKey } = certificate.subjectPublicKeyInfo;
  if (publicKey?.type === 'RSA' && bitLength(publicKey.n) < 2048) {
    forbidden(certificate, `RSA-${bitLength(publicKey.n)}`, 'NIST SP 800-57 Part 1 §5.6.1', report);
  }
};

/**
 * Keys of the CA/Browser Forum: RSA of at least 2048 bits, a multiple of 8, with an odd exponent from 3; P-256, P-384,
 * P-521 (CA/B BR §6.1.5, §6.1.6, §7.1.3.1).
 */
export const browserForumPublicKey: CertificateRule = ({ certificate }, report) => {
  const { publicKey, keyName } = certificate.subjectPublicKeyInfo;
  if (publicKey?.type === 'RSA') {
    const bits = bitLength(publicKey.n);
    const last = publicKey.e.at(-1) ?? 0;
    const soundExponent = (last & 1) === 1 && (publicKey.e.length > 1 || last >= 3);
    if (bits < 2048 || bits % 8 !== 0) forbidden(certificate, `RSA-${bits}`, 'CA/B BR §6.1.5', report);
    else if (!soundExponent) forbidden(certificate, 'RSA', 'CA/B BR §6.1.6', report);
  } else if (publicKey?.type !== 'EC') {
    forbidden(certificate, keyName, 'CA/B BR §7.1.3.1', report);
  }
};
