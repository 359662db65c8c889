import { equal } from '@cutaway/primitives/bytes';
import {
  characterString,
  type DerReader,
  explicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  Tag,
} from '../der/index.js';
import { OID } from '../oids.js';

/** What an entry of a PKCS #12 file is called, and which entries belong together (RFC 2985 §5.5). */
export interface BagAttributes {
  readonly friendlyName: string | undefined;
  readonly localKeyId: Uint8Array | undefined;
  /** Whether Java marked a certificate as trusted. */
  readonly trusted: boolean;
}

/** A SafeBag (RFC 7292 §4.2). */
export interface SafeBag {
  /** Dotted decimals. */
  readonly bagId: string;
  /** DER. */
  readonly bagValue: Uint8Array;
  readonly attributes: BagAttributes;
}

const BAG_ATTRIBUTES = Tag.SET;

function readAttributes(reader: DerReader): BagAttributes {
  let friendlyName: string | undefined;
  let localKeyId: Uint8Array | undefined;
  let trusted = false;
  reader.setOf('bagAttributes', 'SET OF PKCS12Attribute', (index) =>
    reader.sequence(index, 'PKCS12Attribute', () => {
      const attrId = reader.objectIdentifier('attrId');
      const [first] = reader.setOf('attrValues', 'SET OF AttributeValue', (name) => reader.any(name));
      if (attrId === OID.friendlyName) friendlyName = first?.text;
      else if (attrId === OID.localKeyId && first?.tag === Tag.OCTET_STRING) localKeyId = first.content;
      else if (attrId === OID.trustedKeyUsage) trusted = true;
    }),
  );
  return { friendlyName, localKeyId, trusted };
}

/** Reads a SafeBag where the reader stands. */
export function readSafeBag(reader: DerReader, name: string): SafeBag {
  return reader.sequence(name, 'SafeBag', () => ({
    bagId: reader.objectIdentifier('bagId'),
    bagValue: reader.explicit(0, 'bagValue', () => reader.any('')).bytes,
    attributes: reader.next(BAG_ATTRIBUTES)
      ? readAttributes(reader)
      : { friendlyName: undefined, localKeyId: undefined, trusted: false },
  }));
}

function attribute(attrId: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(attrId), setOf([value]));
}

/** The encoding of a SafeBag. */
export function encodeSafeBag({ bagId, bagValue, attributes }: SafeBag): Uint8Array {
  const { friendlyName, localKeyId, trusted } = attributes;
  const encoded: Uint8Array[] = [];
  if (friendlyName !== undefined) {
    encoded.push(attribute(OID.friendlyName, characterString(Tag.BMPString, friendlyName)));
  }
  if (localKeyId !== undefined) encoded.push(attribute(OID.localKeyId, octetString(localKeyId)));
  if (trusted) encoded.push(attribute(OID.trustedKeyUsage, objectIdentifier(OID.anyExtendedKeyUsage)));
  const parts = [objectIdentifier(bagId), explicit(0, bagValue)];
  return sequence(...parts, ...(encoded.length === 0 ? [] : [setOf(encoded)]));
}

/** Whether two entries belong together: they have the same localKeyId. */
export function belongTogether(a: BagAttributes, b: BagAttributes): boolean {
  return a.localKeyId !== undefined && b.localKeyId !== undefined && equal(a.localKeyId, b.localKeyId);
}
