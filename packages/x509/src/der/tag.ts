/**
 * Tags as numbers: the identifier octet itself for tag numbers up to 30. Greater tag numbers, which X.509 never
 * uses, stand above the low eight bits (X.690 §8.1.2).
 */
export const Tag = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  NULL: 0x05,
  OBJECT_IDENTIFIER: 0x06,
  ENUMERATED: 0x0a,
  UTF8String: 0x0c,
  NumericString: 0x12,
  PrintableString: 0x13,
  TeletexString: 0x14,
  IA5String: 0x16,
  UTCTime: 0x17,
  GeneralizedTime: 0x18,
  VisibleString: 0x1a,
  UniversalString: 0x1c,
  BMPString: 0x1e,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(Tag).map(([name, tag]) => [tag, name.replaceAll('_', ' ')]),
);

const CLASSES = ['UNIVERSAL ', 'APPLICATION ', '', 'PRIVATE '] as const;

/** A context-specific tag: `[2]` primitive (IMPLICIT over a primitive type) or constructed. */
export function contextTag(number: number, constructed: boolean): number {
  return 0x80 | (constructed ? 0x20 : 0) | number;
}

/** Whether the contents are elements themselves. */
export function isConstructed(tag: number): boolean {
  return (tag & 0x20) !== 0;
}

/** The number without class and form: 2 for `[2]`. */
export function tagNumber(tag: number): number {
  return (tag & 0x1f) === 0x1f ? tag >>> 8 : tag & 0x1f;
}

/** A tag as ASN.1 writes it: `SEQUENCE`, `[2]`, `[APPLICATION 3]`. */
export function tagName(tag: number): string {
  return NAMES.get(tag) ?? `[${CLASSES[(tag >> 6) & 3] ?? ''}${tagNumber(tag)}]`;
}
