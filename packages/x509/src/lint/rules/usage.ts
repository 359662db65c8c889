import { basicConstraints, extension, extKeyUsage, keyUsage } from '../../certificate/index.js';
import { OID, objectIdentifierName } from '../../oids.js';
import { has, isCa, isCritical, isServer, type LintRule, rule, webRule, whenAt } from '../rule.js';

/** What a key may be used for: basicConstraints, keyUsage, extKeyUsage. */
export const usageRules: readonly LintRule[] = [
  rule('ca-basic-constraints-not-critical', 'error', 'RFC 5280 §4.2.1.9', (certificate) =>
    whenAt(certificate, basicConstraints, isCa(certificate) && !isCritical(certificate, basicConstraints)),
  ),
  rule('path-length-without-ca', 'error', 'RFC 5280 §4.2.1.9', (certificate) => {
    const value = extension(certificate, basicConstraints)?.value;
    return whenAt(certificate, basicConstraints, value?.pathLenConstraint !== undefined && !value.cA);
  }),
  rule('path-length-without-key-cert-sign', 'error', 'RFC 5280 §4.2.1.9', (certificate) => {
    const usages = extension(certificate, keyUsage)?.value;
    const length = extension(certificate, basicConstraints)?.value.pathLenConstraint;
    return whenAt(certificate, basicConstraints, length !== undefined && usages?.has('keyCertSign') === false);
  }),
  rule('key-cert-sign-without-ca', 'error', 'RFC 5280 §4.2.1.3', (certificate) =>
    whenAt(
      certificate,
      keyUsage,
      extension(certificate, keyUsage)?.value.has('keyCertSign') === true && !isCa(certificate),
    ),
  ),
  rule('ca-key-usage-missing', 'error', 'RFC 5280 §4.2.1.3', (certificate) =>
    whenAt(certificate, keyUsage, isCa(certificate) && !has(certificate, keyUsage)),
  ),
  rule('ca-without-key-cert-sign', 'error', 'RFC 5280 §4.2.1.3', (certificate) =>
    whenAt(
      certificate,
      keyUsage,
      isCa(certificate) && extension(certificate, keyUsage)?.value.has('keyCertSign') === false,
    ),
  ),
  rule('ca-without-crl-sign', 'notice', 'CA/B BR §7.1.2.10.7', (certificate) =>
    whenAt(
      certificate,
      keyUsage,
      isCa(certificate) && extension(certificate, keyUsage)?.value.has('cRLSign') === false,
    ),
  ),
  rule('key-usage-not-critical', 'warning', 'RFC 5280 §4.2.1.3', (certificate) =>
    whenAt(certificate, keyUsage, has(certificate, keyUsage) && !isCritical(certificate, keyUsage)),
  ),
  rule('key-usage-empty', 'error', 'RFC 5280 §4.2.1.3', (certificate) =>
    whenAt(certificate, keyUsage, extension(certificate, keyUsage)?.value.size === 0),
  ),
  rule('encipher-only-without-agreement', 'warning', 'RFC 5280 §4.2.1.3', (certificate) => {
    const usages = extension(certificate, keyUsage)?.value;
    const either = usages?.has('encipherOnly') === true || usages?.has('decipherOnly') === true;
    return whenAt(certificate, keyUsage, either && usages?.has('keyAgreement') === false);
  }),
  rule('key-usage-unfit-for-key', 'error', 'RFC 8813 §3', (certificate) => {
    const { publicKey } = certificate.subjectPublicKeyInfo;
    const usages = extension(certificate, keyUsage)?.value;
    const enciphers = usages?.has('keyEncipherment') === true || usages?.has('dataEncipherment') === true;
    const signsOnly = publicKey?.type === 'EC' || publicKey?.type === 'Ed25519' || publicKey?.type === 'Ed448';
    return whenAt(certificate, keyUsage, signsOnly && enciphers, { key: publicKey?.type ?? '' });
  }),
  webRule('ext-key-usage-missing', 'error', '§7.1.2.7.10', (certificate) =>
    whenAt(certificate, extKeyUsage, !isCa(certificate) && !has(certificate, extKeyUsage)),
  ),
  webRule('any-ext-key-usage', 'error', '§7.1.2.7.10', (certificate) =>
    whenAt(
      certificate,
      extKeyUsage,
      !isCa(certificate) && extension(certificate, extKeyUsage)?.value.includes(OID.anyExtendedKeyUsage) === true,
    ),
  ),
  webRule('ext-key-usage-mixed', 'error', '§7.1.2.7.10', (certificate) => {
    const allowed = new Set<string>([OID['id-kp-serverAuth'], OID['id-kp-clientAuth']]);
    const other = (extension(certificate, extKeyUsage)?.value ?? []).find((oid) => !allowed.has(oid));
    const isMixed = isServer(certificate) && other !== undefined && other !== OID.anyExtendedKeyUsage;
    return whenAt(certificate, extKeyUsage, isMixed, { actual: objectIdentifierName(other ?? '') ?? other ?? '' });
  }),
  rule('ext-key-usage-twice', 'warning', 'RFC 5280 §4.2.1.12', (certificate) => {
    const purposes = extension(certificate, extKeyUsage)?.value ?? [];
    return whenAt(certificate, extKeyUsage, new Set(purposes).size < purposes.length);
  }),
  rule('any-ext-key-usage-critical', 'warning', 'RFC 5280 §4.2.1.12', (certificate) =>
    whenAt(
      certificate,
      extKeyUsage,
      isCritical(certificate, extKeyUsage) &&
        extension(certificate, extKeyUsage)?.value.includes(OID.anyExtendedKeyUsage) === true,
    ),
  ),
];
