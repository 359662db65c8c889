import { readFileSync } from 'node:fs';
import { concat, utf8 } from '@cutaway/primitives/bytes';
import type { KeyGeneration, PublicKey } from '@cutaway/primitives/crypto';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  type Certificate,
  certificatePolicies,
  certificatesFromPem,
  type ExtensionType,
  encodeExtension,
  encodeTbsCertificate,
  encodeUnknownExtension,
  extKeyUsage,
  keyUsage,
  ocspNoCheck,
  precertificatePoison,
  subjectAltName,
  subjectKeyIdentifier,
} from '../certificate/index.js';
import { assembleSigned } from '../create/index.js';
import {
  contextTag,
  element,
  integer,
  objectIdentifier,
  sequence,
  setOf,
  Tag,
  unsignedToInteger,
} from '../der/index.js';
import { x509Catalogue } from '../explain/index.js';
import { type GeneralNameInput, parseIpAddress } from '../general-name/index.js';
import { encodePublicKey, signatureAlgorithmIdentifier } from '../keys/index.js';
import { createName } from '../name/index.js';
import { OID } from '../oids.js';
import { lintCertificate, lintRules } from './index.js';

const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
const made = new Map<string, PublicKey>();
function key(kind: KeyGeneration): PublicKey {
  const label = JSON.stringify(kind);
  const found = made.get(label) ?? provider.generateKeyPair(kind).publicKey;
  made.set(label, found);
  return found;
}

/** DER of one extension, by the name it is replaced by. */
type Extensions = Readonly<Record<string, Uint8Array | undefined>>;

/** What of a certificate is asked for; everything not named is as in a certificate without findings. */
interface Change {
  readonly version?: 1 | 2 | 3;
  readonly serialNumber?: Uint8Array;
  readonly issuer?: Uint8Array;
  readonly subject?: Uint8Array;
  readonly from?: string;
  readonly to?: string;
  readonly times?: readonly [number, number];
  readonly publicKey?: Uint8Array;
  readonly algorithm?: Uint8Array;
  readonly extensions?: Extensions;
  readonly uniqueID?: boolean;
}

const name = (...parts: Record<string, string>[]): Uint8Array => createName(parts).bytes;
const ext = <T>(type: ExtensionType<unknown, T>, value: T, critical = false): Uint8Array =>
  encodeExtension(type as ExtensionType<unknown, never>, value as never, critical);
const http = (path: string): GeneralNameInput => ({
  type: 'uniformResourceIdentifier',
  value: `http://ca.example.net/${path}`,
});
const dns = (...values: string[]): GeneralNameInput[] => values.map((value) => ({ type: 'dNSName', value }));
const oid = (type: ExtensionType<unknown, never> | string): string => (typeof type === 'string' ? type : type.oid);

const aia = (method: string, location: GeneralNameInput): Uint8Array =>
  encodeUnknownExtension(
    authorityInfoAccess.oid,
    sequence(
      sequence(
        objectIdentifier(method),
        element(contextTag(6, false), utf8('value' in location ? String(location.value) : '')),
      ),
    ),
    false,
  );
const san = (names: readonly GeneralNameInput[], critical = false): Uint8Array => ext(subjectAltName, names, critical);
const aki = {
  keyIdentifier: new Uint8Array(20).fill(2),
  authorityCertIssuer: undefined,
  authorityCertSerialNumber: undefined,
};
const policy = (...ids: string[]): Uint8Array =>
  ext(
    certificatePolicies,
    ids.map((policyIdentifier) => ({ policyIdentifier, policyQualifiers: undefined })),
  );
const DOMAIN_VALIDATED = '2.23.140.1.2.1';
/** A critical or plain extension with a value of any DER. */
const raw = (type: ExtensionType<unknown, never> | string, value: Uint8Array, critical = false): Uint8Array =>
  encodeUnknownExtension(oid(type), value, critical);
const byOid = (text: string): string => {
  const found = OID[text as keyof typeof OID];
  if (found === undefined) throw new Error(text);
  return found;
};

const serverExtensions: Extensions = {
  bc: ext(basicConstraints, { cA: false, pathLenConstraint: undefined }, true),
  ku: ext(keyUsage, new Set(['digitalSignature'] as const), true),
  eku: ext(extKeyUsage, [OID['id-kp-serverAuth']]),
  san: san(dns('www.cutaway-lint.com')),
  ski: ext(subjectKeyIdentifier, new Uint8Array(20).fill(1)),
  aki: ext(authorityKeyIdentifier, aki),
  policies: policy(DOMAIN_VALIDATED),
  aia: encodeUnknownExtension(
    authorityInfoAccess.oid,
    sequence(
      sequence(
        objectIdentifier(OID['id-ad-ocsp']),
        element(contextTag(6, false), utf8('http://ocsp.cutaway-lint.com/')),
      ),
      sequence(
        objectIdentifier(OID['id-ad-caIssuers']),
        element(contextTag(6, false), utf8('http://ca.cutaway-lint.com/')),
      ),
    ),
    false,
  ),
  // A list of one timestamp, which only has to be there.
  sct: raw(
    '1.3.6.1.4.1.11129.2.4.2',
    element(
      Tag.OCTET_STRING,
      concat(Uint8Array.of(0, 0x33, 0, 0x31, 0), new Uint8Array(40), Uint8Array.of(0, 0, 4, 3, 0, 2, 1, 1)),
    ),
  ),
};

const caExtensions: Extensions = {
  bc: ext(basicConstraints, { cA: true, pathLenConstraint: undefined }, true),
  ku: ext(keyUsage, new Set(['keyCertSign', 'cRLSign'] as const), true),
  ski: ext(subjectKeyIdentifier, new Uint8Array(20).fill(1)),
  aki: ext(authorityKeyIdentifier, aki),
};

function certificate(change: Change = {}, base: Extensions = serverExtensions): Uint8Array {
  const { version = 3, from = '2026-04-01', to = '2026-06-01', times = [Tag.UTCTime, Tag.UTCTime] } = change;
  const algorithm = change.algorithm ?? signatureAlgorithmIdentifier({ name: 'ECDSA', hash: 'SHA-256' });
  const tbs = encodeTbsCertificate({
    version,
    serialNumber: change.serialNumber ?? unsignedToInteger(new Uint8Array(16).fill(0x55)),
    signature: algorithm,
    issuer: change.issuer ?? name({ C: 'DE' }, { O: 'Cutaway' }, { CN: 'Lint CA' }),
    validity: { notBefore: new Date(from), notAfter: new Date(to), notBeforeTag: times[0], notAfterTag: times[1] },
    subject: change.subject ?? name({ CN: 'www.cutaway-lint.com' }),
    subjectPublicKeyInfo: change.publicKey ?? encodePublicKey(keys.publicKey),
    ...(change.uniqueID === true ? { subjectUniqueID: { bytes: Uint8Array.of(1), unusedBits: 0 } } : {}),
    extensions:
      version === 3 ? Object.values({ ...base, ...change.extensions }).filter((one) => one !== undefined) : [],
  });
  return assembleSigned(tbs, algorithm, new Uint8Array(8));
}

const server = (extensions: Extensions, change: Change = {}): Uint8Array => certificate({ ...change, extensions });
const ca = (extensions: Extensions = {}, change: Change = {}): Uint8Array =>
  certificate({ subject: name({ CN: 'Lint Sub CA' }), ...change, extensions }, caExtensions);
const subject = (...parts: Record<string, string>[]): Uint8Array =>
  certificate({ subject: name(...parts, { CN: 'www.cutaway-lint.com' }) });
const rawName = (type: string, tag: number, value: Uint8Array): Uint8Array =>
  certificate({
    subject: sequence(
      setOf([sequence(objectIdentifier(type), element(tag, value))]),
      setOf([sequence(objectIdentifier(OID.commonName), element(Tag.UTF8String, utf8('www.cutaway-lint.com')))]),
    ),
  });
const rsaKey = (n: Uint8Array, e: Uint8Array): Uint8Array => encodePublicKey({ type: 'RSA', n, e });
const goodModulus = (() => {
  const rsa = key({ type: 'RSA', modulusLength: 2048 });
  return rsa.type === 'RSA' ? rsa.n : new Uint8Array();
})();
const F4 = Uint8Array.of(1, 0, 1);
const usages = (...values: string[]): Uint8Array => ext(keyUsage, new Set(values) as never, true);
const crlPoints = (...points: Uint8Array[]): Uint8Array => raw(byOid('cRLDistributionPoints'), sequence(...points));
const fullName = (uri: string): Uint8Array =>
  sequence(element(contextTag(0, true), element(contextTag(0, true), element(contextTag(6, false), utf8(uri)))));
const constraints = (value: Uint8Array, critical = true): Uint8Array => raw(byOid('nameConstraints'), value, critical);
const permitted = (minimum?: number): Uint8Array =>
  sequence(
    element(
      contextTag(0, true),
      sequence(
        element(contextTag(2, false), utf8('example.com')),
        ...(minimum === undefined ? [] : [element(contextTag(0, false), Uint8Array.of(minimum))]),
      ),
    ),
  );

/** A bad certificate for each rule. What all of them differ from has no findings. */
const bad: Readonly<Record<string, Uint8Array>> = {
  'version-not-3': certificate({ version: 1 }),
  'serial-number-zero': certificate({ serialNumber: Uint8Array.of(0) }),
  'serial-number-short': certificate({ serialNumber: Uint8Array.of(1, 2, 3) }),
  'validity-reversed': certificate({ from: '2026-06-01', to: '2026-04-01' }),
  'time-type-wrong': certificate({ times: [Tag.UTCTime, Tag.GeneralizedTime] }),
  'validity-over-825-days': certificate({ from: '2019-01-01', to: '2022-01-01' }),
  'validity-over-398-days': certificate({ from: '2021-01-01', to: '2022-06-01' }),
  'validity-over-200-days': certificate({ from: '2026-04-01', to: '2027-01-01' }),
  'validity-over-100-days': certificate({ from: '2027-04-01', to: '2027-08-01' }),
  'ca-validity-over-25-years': ca({}, { from: '2000-01-01', to: '2049-01-01' }),
  'self-signed-end-entity': certificate({ issuer: name({ CN: 'www.cutaway-lint.com' }) }),
  'issuer-empty': certificate({ issuer: name() }),
  'ca-subject-empty': ca({}, { subject: name() }),
  'subject-empty-without-names': server({ san: undefined }, { subject: name() }),
  'subject-empty-names-not-critical': certificate({ subject: name() }),
  'common-name-too-long': certificate({ subject: name({ CN: 'x'.repeat(65) }) }),
  'organization-name-too-long': subject({ O: 'x'.repeat(65) }),
  'organizational-unit-name-too-long': subject({ OU: 'x'.repeat(65) }),
  'locality-name-too-long': subject({ L: 'x'.repeat(129) }),
  'state-or-province-name-too-long': subject({ ST: 'x'.repeat(129) }),
  'serial-number-attribute-too-long': subject({ serialNumber: 'x'.repeat(65) }),
  'country-name-not-two-letters': subject({ C: 'Germany' }),
  'country-name-not-printable': rawName(OID.countryName, Tag.UTF8String, utf8('DE')),
  'name-old-string-type': rawName(OID.organizationName, Tag.TeletexString, utf8('Old')),
  'name-control-character': subject({ O: 'A\u0007B' }),
  'name-space-at-end': subject({ O: 'A ' }),
  'name-value-empty': subject({ O: '' }),
  'name-several-values': certificate({ subject: name({ CN: 'www.cutaway-lint.com', O: 'A' }) }),
  'email-in-subject': subject({ emailAddress: 'a@example.com' }),
  'organizational-unit-name-present': subject({ OU: 'A' }),
  'subject-attribute-twice': subject({ O: 'A' }, { O: 'B' }),
  'unique-identifier-present': certificate({ uniqueID: true }),
  'rsa-under-2048': certificate({ publicKey: encodePublicKey(key({ type: 'RSA', modulusLength: 1024 })) }),
  'rsa-length-not-multiple-of-8': certificate({ publicKey: rsaKey(concat(Uint8Array.of(1), goodModulus), F4) }),
  'rsa-exponent-even': certificate({ publicKey: rsaKey(goodModulus, Uint8Array.of(4)) }),
  'rsa-exponent-small': certificate({ publicKey: rsaKey(goodModulus, Uint8Array.of(3)) }),
  'rsa-exponent-large': certificate({
    publicKey: rsaKey(goodModulus, concat(Uint8Array.of(1), new Uint8Array(31), Uint8Array.of(0, 1))),
  }),
  'rsa-modulus-small-factor': certificate({
    publicKey: rsaKey(concat(Uint8Array.of(0xff), new Uint8Array(254), Uint8Array.of(2)), F4),
  }),
  'curve-not-allowed': certificate({
    publicKey: sequence(
      sequence(objectIdentifier(OID['id-ecPublicKey']), objectIdentifier(OID.secp256k1)),
      element(Tag.BIT_STRING, concat(Uint8Array.of(0, 4), new Uint8Array(64))),
    ),
  }),
  'key-algorithm-not-allowed': certificate({ publicKey: encodePublicKey(key({ type: 'Ed25519' })) }),
  'dsa-key': certificate({ publicKey: encodePublicKey(key({ type: 'DSA', modulusLength: 2048 })) }),
  'key-without-provider': certificate({
    publicKey: sequence(
      sequence(objectIdentifier('2.16.840.1.101.3.4.3.18')),
      element(Tag.BIT_STRING, Uint8Array.of(0, 1, 2, 3)),
    ),
  }),
  'signature-with-md5': certificate({
    algorithm: signatureAlgorithmIdentifier({ name: 'RSASSA-PKCS1-v1_5', hash: 'MD5' }),
  }),
  'signature-with-sha1': certificate({ algorithm: signatureAlgorithmIdentifier({ name: 'ECDSA', hash: 'SHA-1' }) }),
  'signature-algorithm-unknown': certificate({ algorithm: sequence(objectIdentifier('1.2.3.4.5')) }),
  'ca-basic-constraints-not-critical': ca({ bc: ext(basicConstraints, { cA: true, pathLenConstraint: undefined }) }),
  'path-length-without-ca': server({ bc: raw(basicConstraints, sequence(integer(0)), true) }),
  'path-length-without-key-cert-sign': ca({
    bc: ext(basicConstraints, { cA: true, pathLenConstraint: 0 }, true),
    ku: usages('cRLSign'),
  }),
  'key-cert-sign-without-ca': server({ ku: usages('digitalSignature', 'keyCertSign') }),
  'ca-key-usage-missing': ca({ ku: undefined }),
  'ca-without-key-cert-sign': ca({ ku: usages('cRLSign') }),
  'ca-without-crl-sign': ca({ ku: usages('keyCertSign') }),
  'key-usage-not-critical': server({ ku: ext(keyUsage, new Set(['digitalSignature'] as const)) }),
  'key-usage-empty': server({ ku: raw(keyUsage, element(Tag.BIT_STRING, Uint8Array.of(0)), true) }),
  'encipher-only-without-agreement': server({ ku: usages('digitalSignature', 'encipherOnly') }),
  'key-usage-unfit-for-key': server({ ku: usages('digitalSignature', 'keyEncipherment') }),
  'ext-key-usage-missing': server({ eku: undefined }),
  'any-ext-key-usage': server({ eku: ext(extKeyUsage, [OID.anyExtendedKeyUsage]) }),
  'ext-key-usage-mixed': server({ eku: ext(extKeyUsage, [OID['id-kp-serverAuth'], OID['id-kp-codeSigning']]) }),
  'ext-key-usage-twice': server({ eku: ext(extKeyUsage, [OID['id-kp-serverAuth'], OID['id-kp-serverAuth']]) }),
  'any-ext-key-usage-critical': server({ eku: ext(extKeyUsage, [OID.anyExtendedKeyUsage], true) }),
  'ca-subject-key-identifier-missing': ca({ ski: undefined }),
  'subject-key-identifier-missing': server({ ski: undefined }),
  'subject-key-identifier-critical': server({ ski: ext(subjectKeyIdentifier, new Uint8Array(20), true) }),
  'authority-key-identifier-missing': server({ aki: undefined }),
  'authority-key-identifier-critical': server({ aki: ext(authorityKeyIdentifier, aki, true) }),
  'authority-key-identifier-without-key': server({ aki: raw(authorityKeyIdentifier, sequence()) }),
  'authority-key-identifier-half-named': server({
    aki: raw(
      authorityKeyIdentifier,
      sequence(element(contextTag(0, false), Uint8Array.of(1)), element(contextTag(2, false), Uint8Array.of(1))),
    ),
  }),
  'names-missing': server({ san: undefined }),
  'names-critical-beside-subject': server({ san: san(dns('www.cutaway-lint.com'), true) }),
  'issuer-names-critical': server({
    ian: raw(byOid('issuerAltName'), sequence(element(contextTag(2, false), utf8('ca.example.com'))), true),
  }),
  'dns-name-malformed': server({ san: san(dns('www.cutaway-lint.com', 'bad name.example.org')) }),
  'dns-name-ends-with-dot': server({ san: san(dns('www.cutaway-lint.com', 'a.example.org.')) }),
  'dns-name-is-address': server({ san: san(dns('www.cutaway-lint.com', '192.0.2.1')) }),
  'dns-name-wildcard-misplaced': server({ san: san(dns('www.cutaway-lint.com', 'a*.example.org')) }),
  'dns-name-underscore': server({ san: san(dns('www.cutaway-lint.com', 'a_b.example.org')) }),
  'dns-name-twice': server({ san: san(dns('www.cutaway-lint.com', 'WWW.cutaway-lint.com')) }),
  'dns-name-internal': server({ san: san(dns('www.cutaway-lint.com', 'printer.local')) }),
  'ip-address-length': server({
    san: san([...dns('www.cutaway-lint.com'), { type: 'iPAddress', value: Uint8Array.of(1, 2, 3) }]),
  }),
  'ip-address-reserved': server({
    san: san([
      ...dns('www.cutaway-lint.com'),
      { type: 'iPAddress', value: parseIpAddress('192.168.1.1') as Uint8Array },
    ]),
  }),
  'rfc822-name-malformed': server({
    san: san([...dns('www.cutaway-lint.com'), { type: 'rfc822Name', value: 'nobody' }]),
  }),
  'uri-malformed': server({
    san: san([...dns('www.cutaway-lint.com'), { type: 'uniformResourceIdentifier', value: '/relative' }]),
  }),
  'name-type-not-allowed': server({ san: san([...dns('www.cutaway-lint.com'), http('x')]) }),
  'common-name-not-among-names': certificate({ subject: name({ CN: 'other.cutaway-lint.com' }) }),
  'policies-missing': server({ policies: undefined }),
  'policy-twice': server({ policies: policy(DOMAIN_VALIDATED, DOMAIN_VALIDATED) }),
  'any-policy-in-end-entity': server({ policies: policy(DOMAIN_VALIDATED, OID.anyPolicy) }),
  'policy-user-notice': server({
    policies: raw(
      certificatePolicies,
      sequence(
        sequence(
          objectIdentifier(DOMAIN_VALIDATED),
          sequence(sequence(objectIdentifier('1.3.6.1.5.5.7.2.2'), sequence())),
        ),
      ),
    ),
  }),
  'policy-mapping-any': ca({
    pm: raw(
      byOid('policyMappings'),
      sequence(sequence(objectIdentifier(OID.anyPolicy), objectIdentifier('1.2.3'))),
      true,
    ),
  }),
  'policy-mappings-not-critical': ca({
    pm: raw(byOid('policyMappings'), sequence(sequence(objectIdentifier('1.2.4'), objectIdentifier('1.2.3')))),
  }),
  'policy-mappings-in-end-entity': server({
    pm: raw(byOid('policyMappings'), sequence(sequence(objectIdentifier('1.2.4'), objectIdentifier('1.2.3'))), true),
  }),
  'policy-constraints-empty': ca({ pc: raw(byOid('policyConstraints'), sequence(), true) }),
  'policy-constraints-not-critical': ca({
    pc: raw(byOid('policyConstraints'), sequence(element(contextTag(0, false), Uint8Array.of(0)))),
  }),
  'inhibit-any-policy-not-critical': ca({ iap: raw(byOid('inhibitAnyPolicy'), integer(0)) }),
  'name-constraints-in-end-entity': server({ nc: constraints(permitted()) }),
  'name-constraints-not-critical': ca({ nc: constraints(permitted(), false) }),
  'name-constraints-empty': ca({ nc: constraints(sequence()) }),
  'name-constraints-minimum': ca({ nc: constraints(permitted(1)) }),
  'subject-directory-attributes-critical': server({
    sda: raw(
      byOid('subjectDirectoryAttributes'),
      sequence(sequence(objectIdentifier('1.2.3'), setOf([integer(1)]))),
      true,
    ),
  }),
  'critical-extension-unknown': server({ unknown: raw('1.2.3.4.5', integer(1), true) }),
  'revocation-not-findable': server({ aia: aia(OID['id-ad-caIssuers'], http('ca')) }),
  'crl-distribution-points-critical': server({
    crl: raw(byOid('cRLDistributionPoints'), sequence(fullName('http://a.example.com/crl')), true),
  }),
  'distribution-point-nameless': server({
    crl: crlPoints(sequence(element(contextTag(1, false), Uint8Array.of(6, 0x40)))),
  }),
  'distribution-point-not-http': server({ crl: crlPoints(fullName('ldap://a.example.com/crl')) }),
  'freshest-crl-critical': server({
    fresh: raw(byOid('freshestCRL'), sequence(fullName('http://a.example.com/crl')), true),
  }),
  'authority-info-access-critical': server({
    aia: raw(
      authorityInfoAccess,
      sequence(
        sequence(objectIdentifier(OID['id-ad-ocsp']), element(contextTag(6, false), utf8('http://a.example.com/'))),
      ),
      true,
    ),
  }),
  'subject-info-access-critical': ca({
    sia: raw(
      byOid('subjectInfoAccess'),
      sequence(
        sequence(objectIdentifier('1.3.6.1.5.5.7.48.5'), element(contextTag(6, false), utf8('http://a.example.com/'))),
      ),
      true,
    ),
  }),
  'authority-info-access-not-http': server({
    aia: aia(OID['id-ad-ocsp'], { type: 'uniformResourceIdentifier', value: 'ldap://a.example.com/' }),
  }),
  'issuer-certificate-not-findable': server({ aia: aia(OID['id-ad-ocsp'], http('ocsp')) }),
  'ocsp-no-check-without-purpose': server({ check: ext(ocspNoCheck, null) }),
  precertificate: server({ poison: ext(precertificatePoison, null, true) }),
  'certificate-timestamps-missing': server({ sct: undefined }),
  'private-key-usage-period-present': server({
    period: raw(byOid('privateKeyUsagePeriod'), sequence(element(contextTag(0, false), utf8('20260101000000Z')))),
  }),
};

const ids = (der: Uint8Array): string[] => lintCertificate(der).map((finding) => finding.id);

describe('the linter', () => {
  it('has at least sixty rules, each with a name of its own and a sentence', () => {
    expect(lintRules.length).toBeGreaterThanOrEqual(60);
    expect(new Set(lintRules.map((rule) => rule.id)).size).toBe(lintRules.length);
    const told = Object.keys(x509Catalogue).filter((entry) => /^lint\.(?!severity)/.test(entry));
    expect(told.toSorted()).toEqual(lintRules.map((rule) => `lint.${rule.id}`).toSorted());
  });

  it('finds nothing wrong with good certificates', () => {
    expect(ids(certificate())).toEqual([]);
    expect(ids(ca())).toEqual([]);
  });

  it.each(lintRules.map((rule) => [rule.id, rule] as const))('finds %s', (id, rule) => {
    const der = bad[id];
    if (der === undefined) throw new Error(`no bad certificate for ${id}`);
    const finding = lintCertificate(der).find((one) => one.id === id);
    expect(finding).toMatchObject({ id, severity: rule.severity, citation: rule.citation });
    expect(finding?.path).toMatch(/^tbsCertificate\./);
    const sentence = x509Catalogue[`lint.${id}`]?.en ?? '';
    for (const [, placeholder] of sentence.matchAll(/\{(\w+)\}/g))
      expect(finding?.context).toHaveProperty(placeholder as string);
  });

  it('finds broken encodings', () => {
    const der = certificate();
    const broken = concat(der.subarray(0, 1), Uint8Array.of(0x83, 0), der.subarray(2));
    expect(ids(broken)).toContain('x509/der-non-minimal-length');
    expect(ids(certificate({ serialNumber: Uint8Array.of(0x80, 1, 1, 1, 1, 1, 1, 1) }))).toContain(
      'x509/serial-number-negative',
    );
  });

  it('goes by when a rule came', () => {
    expect(ids(certificate({ from: '2026-02-01', to: '2027-01-01' }))).toEqual([]);
  });

  it('finds few errors in the roots that systems trust', (ctx) => {
    let bundle: string;
    try {
      bundle = readFileSync('/etc/ssl/certs/ca-certificates.crt', 'utf8');
    } catch {
      return ctx.skip('no system roots: install ca-certificates');
    }
    const roots: Certificate[] = certificatesFromPem(bundle, { deviations: [] });
    const found = new Map<string, number>();
    for (const { bytes } of roots) {
      for (const { id, severity } of lintCertificate(bytes)) {
        if (severity === 'error') found.set(id, (found.get(id) ?? 0) + 1);
      }
    }
    // Old roots: signed with SHA-1 by themselves, without keyUsage or key identifiers.
    for (const [id, count] of found) expect(count, id).toBeLessThan(roots.length / 3);
  });
});
