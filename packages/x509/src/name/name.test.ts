import { describe, expect, it } from 'vitest';
import { characterString, objectIdentifier, sequence, setOf, Tag } from '../der/index.js';
import { OID } from '../oids.js';
import { createName, isEmptyName, type Name, namesMatch, nameToText, parseName } from './index.js';

function name(...attributes: readonly (readonly [type: string, tag: number, text: string])[]): Name {
  return parseName(
    sequence(
      ...attributes.map(([type, tag, text]) => setOf([sequence(objectIdentifier(type), characterString(tag, text))])),
    ),
  );
}

const cn = (tag: number, text: string): Name => name([OID.commonName, tag, text]);

describe('names', () => {
  it('are written in the order of the certificate, or as RFC 4514 has them', () => {
    const several = createName([{ C: 'DE' }, { O: 'A, "B" & C' }, { OU: 'x', CN: ' #y+z\\ ' }]);
    expect(nameToText(several)).toBe('C=DE, O=A\\, \\"B\\" & C, OU=x+CN=\\ #y\\+z\\\\\\ ');
    expect(nameToText(several, { reverse: true })).toBe('OU=x+CN=\\ #y\\+z\\\\\\ ,O=A\\, \\"B\\" & C,C=DE');
    expect(nameToText(cn(Tag.UTF8String, 'a\u001b[31mb\u0085'))).toBe('CN=a\\1b[31mb\\c2\\85');
    expect(nameToText(createName([{ '1.2.3.4': 'x' }]))).toBe('1.2.3.4=x');
    expect(isEmptyName(createName([]))).toBe(true);
  });

  it('use the string types that X.520 prescribes', () => {
    const made = createName([{ C: 'DE' }, { DC: 'example' }, { CN: 'ü' }]);
    expect(made.rdnSequence.map(([attribute]) => attribute?.tag)).toEqual([
      Tag.PrintableString,
      Tag.IA5String,
      Tag.UTF8String,
    ]);
    expect(() => createName([{ nonsense: 'x' }])).toThrow('x509/invalid-name');
    expect(() => createName([{ C: 'Ü' }])).toThrow('x509/der-unencodable');
  });

  it.each([
    ['case', cn(Tag.UTF8String, 'Example'), cn(Tag.PrintableString, 'EXAMPLE'), true],
    ['spaces', cn(Tag.UTF8String, '  Example   Root '), cn(Tag.UTF8String, 'example root'), true],
    ['other spaces', cn(Tag.UTF8String, 'a\u00a0b\tc'), cn(Tag.UTF8String, 'A b c'), true],
    ['composition', cn(Tag.UTF8String, 'e\u0301'), cn(Tag.UTF8String, 'É'), true],
    ['ignored characters', cn(Tag.UTF8String, 'a\u00adb\u200b'), cn(Tag.UTF8String, 'ab'), true],
    ['another text', cn(Tag.UTF8String, 'Example'), cn(Tag.UTF8String, 'Exampl'), false],
    ['another type', cn(Tag.UTF8String, 'x'), name([OID.organizationName, Tag.UTF8String, 'x']), false],
    ['other string types, compared by bytes', cn(Tag.TeletexString, 'X'), cn(Tag.TeletexString, 'x'), false],
    ['a part more', createName([{ C: 'DE' }]), createName([{ C: 'DE' }, { O: 'x' }]), false],
    ['order of parts', createName([{ C: 'DE' }, { O: 'x' }]), createName([{ O: 'x' }, { C: 'DE' }]), false],
    ['two parts against one of two', createName([{ C: 'DE' }, { O: 'x' }]), createName([{ C: 'DE', O: 'x' }]), false],
  ])('compare: %s', (_, a, b, expected) => {
    expect(namesMatch(a, b)).toBe(expected);
    expect(namesMatch(b, a)).toBe(expected);
  });
});
