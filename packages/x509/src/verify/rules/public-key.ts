import type { SubjectPublicKeyInfo } from '../../keys/index.js';
import type { CertificateRule } from '../profile.js';

/** Bits of an unsigned integer without leading zero bytes. */
function bitLength(unsigned: Uint8Array): number {
  return unsigned.length * 8 - Math.clz32(unsigned[0] ?? 0) + 24;
}

/** `RSA-2048`, or the name of the key's type or curve. */
function sizedName({ publicKey, keyName }: SubjectPublicKeyInfo): string {
  return publicKey?.type === 'RSA' ? `RSA-${bitLength(publicKey.n)}` : keyName;
}

/** A rule for keys. @param broken gives the rule that a key breaks, if any. */
function keyRule(source: string, broken: (info: SubjectPublicKeyInfo) => string | undefined): CertificateRule {
  return ({ certificate: { subjectPublicKeyInfo } }, report) => {
    const field = { path: 'tbsCertificate.subjectPublicKeyInfo', bytes: subjectPublicKeyInfo.bytes };
    const context = () => ({ key: sizedName(subjectPublicKeyInfo) });
    const rule = broken(subjectPublicKeyInfo);
    if (rule === undefined) report.passed('certificate.public_key', source, field, context);
    else report.failed('certificate.public_key', 'x509/public-key-forbidden', rule, field, context);
  };
}

const STRENGTH = 'NIST SP 800-57 Part 1 §5.6.1';

/** RSA keys have at least 2048 bits: 112 bits of security (NIST SP 800-57 Part 1 §5.6.1). */
export const soundPublicKey: CertificateRule = keyRule(STRENGTH, ({ publicKey }) =>
  publicKey?.type === 'RSA' && bitLength(publicKey.n) < 2048 ? STRENGTH : undefined,
);

/**
 * Keys of the CA/Browser Forum: RSA of at least 2048 bits, a multiple of 8, with an odd exponent from 3; P-256, P-384,
 * P-521 (CA/B BR §6.1.5, §6.1.6, §7.1.3.1).
 */
export const browserForumPublicKey: CertificateRule = keyRule('CA/B BR §6.1.5', ({ publicKey }) => {
  if (publicKey?.type === 'EC') return undefined;
  if (publicKey?.type !== 'RSA') return 'CA/B BR §7.1.3.1';
  const bits = bitLength(publicKey.n);
  if (bits < 2048 || bits % 8 !== 0) return 'CA/B BR §6.1.5';
  const last = publicKey.e.at(-1) ?? 0;
  const soundExponent = (last & 1) === 1 && (publicKey.e.length > 1 || last >= 3);
  return soundExponent ? undefined : 'CA/B BR §6.1.6';
});
