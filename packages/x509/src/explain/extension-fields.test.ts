import { utf8 } from '@cutaway/primitives/bytes';
import { fieldEntries } from '@cutaway/primitives/explain';
import { expect, it } from 'vitest';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  CERTIFICATE_EXTENSIONS,
  certificatePolicies,
  cRLDistributionPoints,
  type ExtensionType,
  encodeExtension,
  encodeUnknownExtension,
  extKeyUsage,
  freshestCRL,
  inhibitAnyPolicy,
  issuerAltName,
  keyUsage,
  nameConstraints,
  ocspNoCheck,
  policyConstraints,
  policyMappings,
  precertificatePoison,
  privateKeyUsagePeriod,
  qcStatements,
  readExtensions,
  signedCertificateTimestampList,
  subjectAltName,
  subjectDirectoryAttributes,
  subjectInfoAccess,
  subjectKeyIdentifier,
  tlsFeature,
} from '../certificate/index.js';
import { CRL_ENTRY_EXTENSIONS, CRL_EXTENSIONS } from '../crl/extensions/index.js';
import { issuingDistributionPoint } from '../crl/extensions/issuing-distribution-point.js';
import { certificateIssuer, cRLNumber, deltaCRLIndicator, invalidityDate, reasonCode } from '../crl/index.js';
import { characterString, dissectDer, sequence, Tag } from '../der/index.js';
import { encodeGeneralName, type GeneralName, type GeneralNameInput, parseIpAddress } from '../general-name/index.js';
import { createName } from '../name/index.js';
import { OID } from '../oids.js';
import { x509Catalogue } from './index.js';

const text = (value: string): Uint8Array => characterString(Tag.UTF8String, value);
const element = (bytes: Uint8Array) => ({ tag: Tag.UTF8String, bytes, content: bytes.subarray(2) });
const named = (name: GeneralNameInput): GeneralName => ({ ...name, bytes: encodeGeneralName(name) }) as GeneralName;
const names: GeneralNameInput[] = [
  { type: 'otherName', typeId: OID['id-on-SmtpUTF8Mailbox'], value: text('a@example.com') },
  { type: 'rfc822Name', value: 'a@example.com' },
  { type: 'dNSName', value: 'example.com' },
  { type: 'directoryName', value: createName([{ CN: 'x' }]) },
  { type: 'uniformResourceIdentifier', value: 'http://example.com/' },
  { type: 'iPAddress', value: parseIpAddress('192.0.2.1') as Uint8Array },
  { type: 'registeredID', value: '1.2.3' },
];
const all = names.map(named);
const moment = new Date('2026-01-01T00:00:00Z');
const reasons = new Set(['keyCompromise'] as const);
const points = [{ distributionPoint: { fullName: all }, reasons, cRLIssuer: all }];
const access = Object.entries(OID)
  .filter(([name]) => name.startsWith('id-ad-'))
  .map(([, accessMethod]) => ({ accessMethod, accessLocation: all[4] as GeneralName }));
const statements = [{ statementId: '1.2.3', statementInfo: element(text('x')) }];
const subtrees = all.map((base) => ({ base, minimum: 1, maximum: 2 }));
const timestamp = {
  sct_version: 0,
  id: new Uint8Array(32),
  timestamp: 0n,
  extensions: utf8(''),
  hash: 4,
  signature_algorithm: 3,
  signature: utf8('x'),
};
const flags = {
  onlyContainsUserCerts: true,
  onlyContainsCACerts: true,
  indirectCRL: true,
  onlyContainsAttributeCerts: true,
};

const encode = <Input>(type: ExtensionType<unknown, Input>, value: Input): Uint8Array =>
  encodeExtension(type, value, true);

const certificateExtensions = [
  encode(authorityKeyIdentifier, {
    keyIdentifier: utf8('x'),
    authorityCertIssuer: all,
    authorityCertSerialNumber: Uint8Array.of(1),
  }),
  encode(subjectKeyIdentifier, utf8('x')),
  encode(keyUsage, new Set(['cRLSign'] as const)),
  encode(extKeyUsage, [OID['id-kp-serverAuth']]),
  encode(basicConstraints, { cA: true, pathLenConstraint: 1 }),
  encode(subjectAltName, names),
  encode(issuerAltName, names),
  encode(nameConstraints, { permittedSubtrees: subtrees, excludedSubtrees: subtrees }),
  encode(certificatePolicies, [
    {
      policyIdentifier: OID.anyPolicy,
      policyQualifiers: [
        { policyQualifierId: OID['id-qt-cps'], qualifier: element(text('x')) },
        { policyQualifierId: OID['id-qt-unotice'], qualifier: element(text('x')) },
      ],
    },
  ]),
  encode(policyMappings, [{ issuerDomainPolicy: '1.2.3', subjectDomainPolicy: '1.2.4' }]),
  encode(policyConstraints, { requireExplicitPolicy: 1, inhibitPolicyMapping: 1 }),
  encode(inhibitAnyPolicy, 1),
  encode(authorityInfoAccess, access),
  encode(subjectInfoAccess, access),
  encode(cRLDistributionPoints, points),
  encode(freshestCRL, points),
  encode(subjectDirectoryAttributes, [{ type: OID.title, values: [element(text('x'))] }]),
  encode(privateKeyUsagePeriod, { notBefore: moment, notAfter: moment }),
  encode(signedCertificateTimestampList, [timestamp]),
  encode(precertificatePoison, null),
  encode(ocspNoCheck, null),
  encode(tlsFeature, [5]),
  encode(qcStatements, statements),
];
const listExtensions = [
  encode(cRLNumber, Uint8Array.of(1)),
  encode(deltaCRLIndicator, Uint8Array.of(1)),
  encode(issuingDistributionPoint, { ...flags, distributionPoint: { fullName: all }, onlySomeReasons: reasons }),
];
const entryExtensions = [
  encode(reasonCode, 'keyCompromise'),
  encode(invalidityDate, moment),
  encode(certificateIssuer, names),
];

it.each([
  ['certificates', certificateExtensions, CERTIFICATE_EXTENSIONS, CERTIFICATE_EXTENSIONS.size],
  ['lists', listExtensions, CRL_EXTENSIONS, 3],
  ['their entries', entryExtensions, CRL_ENTRY_EXTENSIONS, CRL_ENTRY_EXTENSIONS.size],
])('has a sentence for every field of the extensions of %s', (_, extensions, types, count) => {
  const { field, value } = dissectDer(sequence(...extensions), 'Extensions', (reader) =>
    readExtensions(reader, '', types),
  );
  expect(value?.map(({ type }) => type?.name)).not.toContain(undefined);
  expect(value).toHaveLength(count);
  const entries = [...fieldEntries(field, 'Certificate')].filter(({ keys }) => keys.length > 0);
  const silent = entries.filter(({ keys }) => !keys.some((key) => Object.hasOwn(x509Catalogue, key)));
  expect(silent.map(({ keys }) => keys)).toEqual([]);
});

it('shows addresses as addresses, and the timestamps of logs field by field', () => {
  const address = { type: 'iPAddress', value: parseIpAddress('2001:db8::1') as Uint8Array } as const;
  const range = { type: 'iPAddress', value: Uint8Array.of(192, 0, 2, 0, 255, 255, 255, 0) } as const;
  const bytes = sequence(
    encode(subjectAltName, [address]),
    encode(nameConstraints, {
      permittedSubtrees: [{ base: named(range), minimum: 0, maximum: undefined }],
      excludedSubtrees: undefined,
    }),
    encode(signedCertificateTimestampList, [timestamp]),
    encodeUnknownExtension('1.2.3', utf8('x'), false),
  );
  const { field } = dissectDer(bytes, 'Extensions', (reader) => readExtensions(reader, ''));
  const entries = [...fieldEntries(field, 'Certificate')];
  const labels = JSON.stringify(field).match(/(?<="label":")[^"]*/g);
  expect(labels).toEqual(expect.arrayContaining(['2001:db8::1', '192.0.2.0/255.255.255.0']));
  const hash = entries.find(({ field: { name } }) => name === 'hash')?.field;
  expect([hash?.value, bytes[hash?.pos ?? 0]]).toEqual([4, 4]);
});
