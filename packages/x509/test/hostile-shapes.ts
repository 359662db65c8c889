import { utf8 } from '@cutaway/primitives/bytes';
import type { InsecureChange } from '../src/authority/index.js';
import { addedExtension, replacedExtension, withSubject } from '../src/authority/lab/index.js';
import { encodeUnknownExtension } from '../src/certificate/index.js';
import {
  contextTag,
  element,
  objectIdentifier,
  octetString,
  sequence,
  sequenceOf,
  setOf,
  Tag,
} from '../src/der/index.js';
import { OID } from '../src/oids.js';

const many = (count: number, make: (index: number) => Uint8Array): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => make(index));
const dnsName = (index: number): Uint8Array => element(contextTag(2, false), utf8(`h${index}.example`));
const attribute = (index: number): Uint8Array =>
  sequence(objectIdentifier(OID.commonName), element(Tag.UTF8String, utf8(`${index}`.padStart(6))));
const subjectAltName = (names: readonly Uint8Array[]): InsecureChange =>
  replacedExtension('subjectAltName', encodeUnknownExtension(OID.subjectAltName, sequenceOf(names), false));
/** Certificates that are meant to cost their reader much, as changes to a sound one. */
export const hostileShapes: Readonly<Record<string, InsecureChange>> = {
  'sixty thousand names': subjectAltName(many(60_000, dnsName)),
  'too many names': subjectAltName(many(80_000, dnsName)),
  'fifteen thousand attributes in a name': withSubject(sequenceOf(many(15_000, (index) => setOf([attribute(index)])))),
  'an attribute set of twenty thousand': withSubject(sequence(setOf(many(20_000, attribute)))),
  'fifteen thousand extensions': ({ extensions }) => ({
    extensions: [
      ...extensions,
      ...many(15_000, (index) => sequence(objectIdentifier(`1.2.3.${index}`), octetString())).map((der) => ({
        name: '',
        der,
      })),
    ],
  }),
  'an object identifier of a megabyte': addedExtension(
    '',
    sequence(element(Tag.OBJECT_IDENTIFIER, new Uint8Array(1_000_000).fill(0x81)), octetString()),
  ),
  'a serial number of a megabyte': () => ({ serialNumber: new Uint8Array(1_000_000).fill(0x55) }),
  'a key of a megabyte': () => ({
    publicKey: { type: 'RSA', n: new Uint8Array(1_000_000).fill(0xff), e: Uint8Array.of(3) },
  }),
  'two million bytes': addedExtension('', encodeUnknownExtension('1.2.3', new Uint8Array(2_000_000), false)),
};
