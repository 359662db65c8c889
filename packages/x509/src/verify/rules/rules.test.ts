import type { PublicKey } from '@cutaway/primitives/crypto';
import { noble as provider } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import { newKeys, notAfter, notBefore, time } from '../../../test/authority.js';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  type Certificate,
  type ExtensionType,
  encodeExtension,
  encodeTbsCertificate,
  extKeyUsage,
  keyUsage,
  nameConstraints,
  parseCertificate,
  policyConstraints,
  subjectAltName,
  subjectKeyIdentifier,
} from '../../certificate/index.js';
import { assembleSigned } from '../../create/index.js';
import { readDer, Tag } from '../../der/index.js';
import { encodeGeneralName, type GeneralNameInput, readGeneralName } from '../../general-name/index.js';
import { encodePublicKey, signatureAlgorithmIdentifier } from '../../keys/index.js';
import { type AttributeInput, createName } from '../../name/index.js';
import { OID } from '../../oids.js';
import { webpki } from '../../webpki/index.js';
import { type Profile, rfc5280, verifyChain } from '../index.js';

const kind = { type: 'EC', curve: 'P-256' } as const;
const caKeys = newKeys(kind);
const otherKeys = newKeys(kind);
const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;
const caId = Uint8Array.of(1, 2, 3);
const keyId = (keyIdentifier: Uint8Array | undefined, more: object = {}) => ({
  keyIdentifier,
  authorityCertIssuer: undefined,
  authorityCertSerialNumber: undefined,
  ...more,
});
const dns = (value: string): GeneralNameInput => ({ type: 'dNSName', value });

/** An extension by its type, so that one can be exchanged or left out. */
type Extensions = Map<string, Uint8Array>;

function set<Input>(type: ExtensionType<unknown, Input>, value: Input, critical = false): (map: Extensions) => void {
  return (map) => map.set(type.oid, encodeExtension(type, value, critical));
}

function without({ oid }: { readonly oid: string }): (map: Extensions) => void {
  return (map) => map.delete(oid);
}

interface Variation {
  readonly subject?: readonly AttributeInput[];
  readonly serialNumber?: Uint8Array;
  readonly publicKey?: PublicKey;
  readonly notBeforeTag?: number;
  readonly notAfterTag?: number;
  readonly issuerUniqueID?: { readonly bytes: Uint8Array; readonly unusedBits: number };
  readonly version?: 1 | 3;
  readonly edit?: (map: Extensions) => void;
}

function make(role: 'ca' | 'leaf', variation: Variation): Certificate {
  const { subject, edit, version = 3, ...fields } = variation;
  const map: Extensions = new Map();
  const usual =
    role === 'ca'
      ? [
          set(basicConstraints, { cA: true, pathLenConstraint: undefined }, true),
          set(keyUsage, new Set(['keyCertSign'] as const), true),
          set(subjectKeyIdentifier, caId),
        ]
      : [
          set(basicConstraints, { cA: false, pathLenConstraint: undefined }, true),
          set(keyUsage, new Set(['digitalSignature'] as const), true),
          set(extKeyUsage, [OID['id-kp-serverAuth']]),
          set(authorityKeyIdentifier, keyId(caId)),
          set(subjectAltName, [dns('example.com')]),
        ];
  for (const add of usual) add(map);
  edit?.(map);
  const issuer = createName([{ CN: 'CA' }]).bytes;
  const own = createName(subject ?? (role === 'ca' ? [{ CN: 'CA' }] : [{ O: 'Example' }])).bytes;
  const signature = signatureAlgorithmIdentifier(algorithm);
  const tbs = encodeTbsCertificate({
    version,
    serialNumber: Uint8Array.of(1),
    signature,
    issuer,
    subject: own,
    subjectPublicKeyInfo: encodePublicKey(variation.publicKey ?? (role === 'ca' ? caKeys : otherKeys).publicKey),
    extensions: version === 1 ? [] : [...map.values()],
    ...fields,
    validity: {
      notBefore,
      notAfter,
      notBeforeTag: variation.notBeforeTag ?? Tag.UTCTime,
      notAfterTag: variation.notAfterTag ?? Tag.UTCTime,
    },
  });
  return parseCertificate(assembleSigned(tbs, signature, provider.sign(algorithm, caKeys.privateKey, tbs)));
}

function outcome(profile: Profile, ca: Variation, leaf: Variation): string {
  const verdict = verifyChain(make('leaf', leaf), {
    anchors: [make('ca', ca)],
    names: [],
    time,
    purpose: 'server',
    profile,
    provider,
  });
  return verdict.ok ? 'ok' : verdict.failures.map(({ code, certificate }) => `${code}@${certificate}`).join(' ');
}

const rsa = (bits: number, e = Uint8Array.of(1, 0, 1)): PublicKey => ({
  type: 'RSA',
  n: Uint8Array.from({ length: Math.ceil(bits / 8) }, (_, i) => (i === 0 ? 0xff >> ((8 - (bits % 8)) % 8) : 0xff)),
  e,
});
const subtree = (name: GeneralNameInput) => ({
  permittedSubtrees: [
    {
      base: readDer(encodeGeneralName(name), 'GeneralName', (reader) => readGeneralName(reader, '')),
      minimum: 0,
      maximum: undefined,
    },
  ],
  excludedSubtrees: undefined,
});
const access = (accessMethod: string, uri: string) => [
  { accessMethod, accessLocation: { type: 'uniformResourceIdentifier', value: uri, bytes: new Uint8Array() } as const },
];

type Row = readonly [what: string, role: 'ca' | 'leaf', variation: Variation, rfc5280: string, webpki: string];

const both = (what: string, role: 'ca' | 'leaf', variation: Variation, code: string): Row => [
  what,
  role,
  variation,
  code,
  code,
];

const ROWS: readonly Row[] = [
  both('nothing special', 'leaf', {}, 'ok'),
  both('serial number 0', 'leaf', { serialNumber: Uint8Array.of(0) }, 'x509/serial-number-zero@0'),
  both('a root with serial number 0', 'ca', { serialNumber: Uint8Array.of(0) }, 'ok'),
  both('GeneralizedTime in 2026', 'leaf', { notBeforeTag: Tag.GeneralizedTime }, 'x509/time-encoding@0'),
  both(
    'a unique identifier',
    'leaf',
    { issuerUniqueID: { bytes: Uint8Array.of(1), unusedBits: 0 } },
    'x509/field-forbidden@0',
  ),
  both('no subject and names that are not critical', 'leaf', { subject: [] }, 'x509/wrong-criticality@0'),
  both(
    'no subject and critical names',
    'leaf',
    { subject: [], edit: set(subjectAltName, [dns('a.example')], true) },
    'ok',
  ),
  both('no authorityKeyIdentifier', 'leaf', { edit: without(authorityKeyIdentifier) }, 'x509/extension-missing@0'),
  both(
    'authorityKeyIdentifier without key',
    'leaf',
    { edit: set(authorityKeyIdentifier, keyId(undefined)) },
    'x509/field-missing@0',
  ),
  both(
    'critical authorityKeyIdentifier',
    'ca',
    { edit: set(authorityKeyIdentifier, keyId(caId), true) },
    'x509/wrong-criticality@1',
  ),
  both('a CA without subjectKeyIdentifier', 'ca', { edit: without(subjectKeyIdentifier) }, 'x509/extension-missing@1'),
  both(
    'basicConstraints of a CA, not critical',
    'ca',
    { edit: set(basicConstraints, { cA: true, pathLenConstraint: undefined }) },
    'x509/wrong-criticality@1',
  ),
  both(
    'a CA without basicConstraints',
    'ca',
    { edit: without(basicConstraints) },
    'x509/not-a-ca@1 x509/key-usage-inconsistent@1',
  ),
  both(
    'a CA that may not sign certificates',
    'ca',
    { edit: set(keyUsage, new Set(['cRLSign'] as const), true) },
    'x509/key-usage-forbids@1',
  ),
  both(
    'a key of no use',
    'leaf',
    { edit: set(keyUsage, new Set(), true) },
    'x509/key-usage-inconsistent@0 x509/key-usage-forbids@0',
  ),
  both(
    'keyUsage against the purpose',
    'leaf',
    { edit: set(keyUsage, new Set(['dataEncipherment'] as const), true) },
    'x509/key-usage-forbids@0',
  ),
  both(
    'policyConstraints that are not critical',
    'leaf',
    { edit: set(policyConstraints, { requireExplicitPolicy: 5, inhibitPolicyMapping: undefined }) },
    'x509/wrong-criticality@0',
  ),
  both(
    'critical authorityInfoAccess',
    'leaf',
    { edit: set(authorityInfoAccess, access(OID['id-ad-ocsp'], 'http://x.example'), true) },
    'x509/wrong-criticality@0',
  ),
  both(
    'name constraints of an end entity',
    'leaf',
    { edit: set(nameConstraints, subtree(dns('com')), true) },
    'x509/extension-forbidden@0',
  ),
  both(
    'a malformed name constraint',
    'ca',
    { edit: set(nameConstraints, subtree(dns('.com')), true) },
    'x509/name-constraint-invalid@1',
  ),
  [
    'name constraints that are not critical',
    'ca',
    { edit: set(nameConstraints, subtree(dns('com'))) },
    'x509/wrong-criticality@1',
    'ok',
  ],
  both('a dNSName with _', 'leaf', { edit: set(subjectAltName, [dns('a_b.example')]) }, 'x509/malformed-name@0'),
  both(
    'a dNSName that is an address',
    'leaf',
    { edit: set(subjectAltName, [dns('192.0.2.1')]) },
    'x509/malformed-name@0',
  ),
  both(
    'an iPAddress of 5 bytes',
    'leaf',
    { edit: set(subjectAltName, [{ type: 'iPAddress', value: new Uint8Array(5) }]) },
    'x509/malformed-name@0',
  ),
  both('RSA of 1024 bits', 'leaf', { publicKey: rsa(1024) }, 'x509/public-key-forbidden@0'),
  ['RSA of 2052 bits', 'leaf', { publicKey: rsa(2052) }, 'ok', 'x509/public-key-forbidden@0'],
  ['RSA with exponent 1', 'leaf', { publicKey: rsa(2048, Uint8Array.of(1)) }, 'ok', 'x509/public-key-forbidden@0'],
  ['an Ed25519 key', 'leaf', { publicKey: newKeys().publicKey }, 'ok', 'x509/public-key-forbidden@0'],
  ['no purposes', 'leaf', { edit: without(extKeyUsage) }, 'ok', 'x509/purpose-forbidden@0'],
  [
    'any purpose',
    'leaf',
    { edit: set(extKeyUsage, [OID.anyExtendedKeyUsage]) },
    'ok',
    'x509/field-forbidden@0 x509/purpose-forbidden@0',
  ],
  [
    'critical purposes',
    'leaf',
    { edit: set(extKeyUsage, [OID['id-kp-serverAuth']], true) },
    'ok',
    'x509/wrong-criticality@0',
  ],
  [
    'code signing too',
    'leaf',
    { edit: set(extKeyUsage, [OID['id-kp-serverAuth'], OID['id-kp-codeSigning']]) },
    'ok',
    'x509/field-forbidden@0',
  ],
  both(
    'other purposes only',
    'leaf',
    { edit: set(extKeyUsage, [OID['id-kp-clientAuth']]) },
    'x509/purpose-forbidden@0',
  ),
  [
    'a CA limited to other purposes',
    'ca',
    { subject: [{ CN: 'CA' }], edit: set(extKeyUsage, [OID['id-kp-clientAuth']]) },
    'x509/purpose-forbidden@1',
    'x509/extension-forbidden@1 x509/purpose-forbidden@1',
  ],
  [
    'a CA at the end',
    'leaf',
    { edit: set(basicConstraints, { cA: true, pathLenConstraint: undefined }, true) },
    'x509/extension-missing@0',
    'x509/extension-missing@0 x509/field-forbidden@0',
  ],
  ['no names', 'leaf', { edit: without(subjectAltName) }, 'ok', 'x509/extension-missing@0'],
  [
    'critical names beside a subject',
    'leaf',
    { edit: set(subjectAltName, [dns('a.example')], true) },
    'ok',
    'x509/wrong-criticality@0',
  ],
  [
    'a mailbox among the names',
    'leaf',
    { edit: set(subjectAltName, [dns('a.example'), { type: 'rfc822Name', value: 'a@b.example' }]) },
    'ok',
    'x509/field-forbidden@0',
  ],
  [
    'a wildcard for com',
    'leaf',
    { edit: set(subjectAltName, [dns('*.com')]) },
    'ok',
    'x509/wildcard-for-public-suffix@0',
  ],
  [
    'a wildcard for co.uk',
    'leaf',
    { edit: set(subjectAltName, [dns('*.co.uk')]) },
    'ok',
    'x509/wildcard-for-public-suffix@0',
  ],
  [
    'a wildcard for github.io',
    'leaf',
    { edit: set(subjectAltName, [dns('*.github.io')]) },
    'ok',
    'x509/wildcard-for-public-suffix@0',
  ],
  both('a wildcard for a domain', 'leaf', { edit: set(subjectAltName, [dns('*.example.co.uk')]) }, 'ok'),
  [
    'a commonName that is no name',
    'leaf',
    { subject: [{ CN: 'other.example' }] },
    'ok',
    'x509/common-name-not-alternative@0',
  ],
  [
    'a commonName in capitals',
    'leaf',
    { subject: [{ CN: 'EXAMPLE.com' }] },
    'ok',
    'x509/common-name-not-alternative@0',
  ],
  both('a commonName that is a name', 'leaf', { subject: [{ CN: 'example.com' }] }, 'ok'),
  [
    'authorityInfoAccess by ldap',
    'leaf',
    { edit: set(authorityInfoAccess, access(OID['id-ad-caIssuers'], 'ldap://x')) },
    'ok',
    'x509/field-forbidden@0',
  ],
  [
    'authorityKeyIdentifier with a serial number',
    'leaf',
    { edit: set(authorityKeyIdentifier, keyId(caId, { authorityCertSerialNumber: Uint8Array.of(1) })) },
    'ok',
    'x509/field-forbidden@0',
  ],
  [
    'a root that names another key as its own',
    'ca',
    { edit: set(authorityKeyIdentifier, keyId(Uint8Array.of(9))) },
    'ok',
    'x509/key-identifier-mismatch@1',
  ],
  [
    'a root with purposes',
    'ca',
    { edit: set(extKeyUsage, [OID['id-kp-serverAuth']]) },
    'ok',
    'x509/extension-forbidden@1',
  ],
];

describe('profiles', () => {
  it.each(ROWS)('%s', (_, role, variation, forRfc5280, forWebpki) => {
    const ca = role === 'ca' ? variation : {};
    const leaf = role === 'leaf' ? variation : {};
    expect(outcome(rfc5280, ca, leaf)).toBe(forRfc5280);
    expect(outcome(webpki, ca, leaf)).toBe(forWebpki);
  });

  it('believe an anchor of version 1 to be a CA, and nobody else', () => {
    expect(outcome(rfc5280, { version: 1 }, {})).toBe('ok');
    expect(outcome(webpki, { version: 1 }, {})).toBe('x509/version-forbidden@1');
    expect(outcome(rfc5280, {}, { version: 1 })).toContain('x509/version-forbidden@0');
  });
});
