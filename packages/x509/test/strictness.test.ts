import { concat, fromHex, utf8 } from '@cutaway/primitives/bytes';
import { describe, expect, it } from 'vitest';
import { editDer } from '../src/authority/lab/edit-der.js';
import { type Certificate, dissectCertificate, parseCertificate } from '../src/certificate/index.js';
import { type Deviation, element, sequence, Tag } from '../src/der/index.js';
import { X509Error } from '../src/errors.js';
import { createName } from '../src/name/index.js';
import { newCa, newEndEntity } from './authority.js';

const issuer = newCa('Strict');
const good = newEndEntity(issuer, {
  subject: [{ C: 'DE', O: 'Example' }],
  kind: { type: 'EC', curve: 'P-256' },
}).certificate;

// The order of TBSCertificate's elements (RFC 5280 §4.1).
const SERIAL = [0, 1];
const VALIDITY = [0, 4];
const NOT_BEFORE = [...VALIDITY, 0];
const SUBJECT = [0, 5];
const KEY = [0, 6];
const EXTENSIONS = [0, 7, 0];
/** The extensions of an end entity, in the order they are made in. */
const BASIC_CONSTRAINTS = [...EXTENSIONS, 0];
const KEY_USAGE = [...EXTENSIONS, 1];

const longLength = (bytes: Uint8Array): Uint8Array => concat(bytes.slice(0, 1), Uint8Array.of(0x81), bytes.slice(1));
const whole = (hex: string) => (): Uint8Array => fromHex(hex);
const bytesIn = (content: Uint8Array) => (): Uint8Array => element(Tag.OCTET_STRING, content);

function outcome(bytes: Uint8Array): string {
  try {
    parseCertificate(bytes);
    return 'accepted';
  } catch (error) {
    if (error instanceof X509Error) return `${error.code} in ${error.place.path ?? 'Certificate'}`;
    throw error;
  }
}

type Lapse = readonly [
  what: string,
  path: readonly number[],
  edit: (element: Uint8Array) => Uint8Array,
  outcome: string,
];

const LAPSES: readonly Lapse[] = [
  ['non-minimal length', VALIDITY, longLength, 'x509/der-non-minimal-length in tbsCertificate.validity'],
  [
    'serial number with a leading zero',
    SERIAL,
    whole('02 02 0001'),
    'x509/der-non-minimal-integer in tbsCertificate.serialNumber',
  ],
  ['negative serial number', SERIAL, whole('02 01 ff'), 'x509/serial-number-negative in tbsCertificate.serialNumber'],
  [
    'serial number of 21 bytes',
    SERIAL,
    whole(`02 15 7f${'00'.repeat(20)}`),
    'x509/serial-number-too-long in tbsCertificate.serialNumber',
  ],
  [
    'UTCTime without Z',
    NOT_BEFORE,
    () => element(Tag.UTCTime, utf8('260101000000')),
    'x509/der-invalid-time in tbsCertificate.validity.notBefore',
  ],
  [
    'UTCTime without seconds',
    NOT_BEFORE,
    () => element(Tag.UTCTime, utf8('2601010000Z')),
    'x509/der-invalid-time in tbsCertificate.validity.notBefore',
  ],
  ['attributes out of order', [...SUBJECT, 0], swapAttributes, 'x509/der-unsorted-set in tbsCertificate.subject[0]'],
  [
    'PrintableString with *',
    [...SUBJECT, 0, 0, 1],
    whole('13 02 2a44'),
    'x509/der-invalid-character in tbsCertificate.subject[0][0].value',
  ],
  [
    'arc with a leading zero',
    [...KEY, 0, 1],
    whole('06 09 802a8648ce3d030107'),
    'x509/der-invalid-object-identifier in tbsCertificate.subjectPublicKeyInfo.algorithm.parameters',
  ],
  [
    'critical as BOOLEAN 0x01',
    [...KEY_USAGE, 1],
    whole('01 01 01'),
    'x509/der-invalid-boolean in tbsCertificate.extensions[1].critical',
  ],
  [
    'critical FALSE written out',
    [...KEY_USAGE, 1],
    whole('01 01 00'),
    'x509/der-default-value-encoded in tbsCertificate.extensions[1].critical',
  ],
  [
    'cA FALSE written out',
    [...BASIC_CONSTRAINTS, 2],
    bytesIn(fromHex('3003010100')),
    'x509/der-default-value-encoded in tbsCertificate.extensions[0].extnValue.cA',
  ],
  [
    'trailing bytes in an extension',
    [...BASIC_CONSTRAINTS, 2],
    bytesIn(fromHex('300000')),
    'x509/der-trailing-bytes in tbsCertificate.extensions[0].extnValue',
  ],
  [
    'unused bits set in keyUsage',
    [...KEY_USAGE, 2],
    bytesIn(fromHex('03020781')),
    'x509/der-nonzero-unused-bits in tbsCertificate.extensions[1].extnValue',
  ],
  [
    'the same extension twice',
    [...EXTENSIONS, 1],
    () => elementAt(good, BASIC_CONSTRAINTS),
    'x509/duplicate-extension in tbsCertificate.extensions[1]',
  ],
  ['no extension at all', EXTENSIONS, () => sequence(), 'x509/empty-sequence in tbsCertificate.extensions'],
  ['version 4', [0, 0], whole('a0 03 020103'), 'x509/unexpected-version in tbsCertificate.version'],
  [
    'version 1 with extensions',
    [0, 0],
    () => new Uint8Array(),
    'x509/extensions-need-version-3 in tbsCertificate.extensions',
  ],
  ['version 1 written out', [0, 0], whole('a0 03 020100'), 'x509/der-default-value-encoded in tbsCertificate.version'],
  [
    'two signature algorithms',
    [1],
    whole('3005 0603 2b6571'),
    'x509/signature-algorithm-mismatch in signatureAlgorithm',
  ],
];

function elementAt(certificate: Certificate, path: readonly number[]): Uint8Array {
  let found = new Uint8Array();
  editDer(certificate.bytes, path, (bytes) => {
    found = bytes.slice();
    return bytes;
  });
  return found;
}

function swapAttributes(): Uint8Array {
  const [c, o] = [[{ C: 'DE' }], [{ O: 'Example' }]].map((name) => createName(name).rdnSequence[0]?.[0]);
  const attribute = (type: string, value: Uint8Array | undefined): Uint8Array =>
    sequence(fromHex(type), value ?? new Uint8Array());
  return element(Tag.SET, attribute('060355040a', o?.value), attribute('0603550406', c?.value));
}

describe('a certificate in strict DER', () => {
  it('is accepted before it is edited', () => {
    expect(outcome(editDer(good.bytes, SERIAL, (bytes) => bytes))).toBe('accepted');
    expect(editDer(good.bytes, SERIAL, (bytes) => bytes)).toEqual(good.bytes);
  });

  it.each(LAPSES)('%s: refused, and recorded when lenient', (_, path, edit, expected) => {
    const edited = editDer(good.bytes, path, edit);
    expect(outcome(edited)).toBe(expected);
    if (expected.includes('unexpected-version')) return;
    const deviations: Deviation[] = [];
    const certificate = parseCertificate(edited, { deviations });
    expect(certificate.subjectPublicKeyInfo.subjectPublicKey.bytes.length).toBeGreaterThan(0);
    expect(deviations.map(({ code, path: at }) => `${code} in ${at}`)).toContain(expected);
    expect(deviations).toHaveLength(expected.includes('default-value-encoded in tbsCertificate.version') ? 2 : 1);
  });

  it('has nothing before or behind it', () => {
    expect(outcome(concat(good.bytes, Uint8Array.of(0)))).toBe('x509/der-trailing-bytes in Certificate');
    expect(outcome(concat(Uint8Array.of(0), good.bytes))).toBe('x509/der-unexpected-tag in Certificate');
    const indefinite = concat(Uint8Array.of(0x30, 0x80), good.bytes.slice(4), Uint8Array.of(0, 0));
    expect(outcome(indefinite)).toBe('x509/der-indefinite-length in Certificate');
  });

  it('keeps an extension it cannot read, when lenient', () => {
    const edited = editDer(good.bytes, [...BASIC_CONSTRAINTS, 2], bytesIn(fromHex('0500')));
    expect(outcome(edited)).toBe('x509/der-unexpected-tag in tbsCertificate.extensions[0].extnValue');
    const deviations: Deviation[] = [];
    const [first] = parseCertificate(edited, { deviations }).extensions;
    expect(first).toMatchObject({ extnID: '2.5.29.19', critical: true, type: undefined, extnValue: fromHex('0500') });
    expect(deviations).toHaveLength(1);
  });
});

describe('the field tree', () => {
  it('has the names and byte ranges of the ASN.1 module', () => {
    const { field } = dissectCertificate(good.bytes);
    expect(field).toMatchObject({ name: 'Certificate', pos: 0, size: good.bytes.length });
    const names = field.children?.map(({ name }) => name);
    expect(names).toEqual(['tbsCertificate', 'signatureAlgorithm', 'signatureValue']);
    const tbs = field.children?.[0];
    expect(tbs?.children?.map(({ name }) => name)).toEqual([
      'version',
      'serialNumber',
      'signature',
      'issuer',
      'validity',
      'subject',
      'subjectPublicKeyInfo',
      'extensions',
    ]);
    const check = (parent: typeof field): void => {
      let end = parent.pos;
      for (const child of parent.children ?? []) {
        expect(child.pos).toBeGreaterThanOrEqual(end);
        end = child.pos + child.size;
        check(child);
      }
      expect(end).toBeLessThanOrEqual(parent.pos + parent.size);
    };
    check(field);
  });

  it('reaches up to the error in what is no certificate', () => {
    const edited = editDer(good.bytes, SERIAL, whole('02 02 0001'));
    const { value, field, error } = dissectCertificate(edited);
    expect(value).toBeUndefined();
    expect(error?.code).toBe('x509/der-non-minimal-integer');
    expect(field.children?.[0]?.children?.map(({ name }) => name)).toEqual(['version']);
  });
});
