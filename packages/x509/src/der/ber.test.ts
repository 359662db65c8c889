import { fromHex, toHex } from '@cutaway/primitives/bytes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { X509Error } from '../errors.js';
import { berToDer } from './ber.js';
import { element, octetString, sequence, Tag } from './index.js';

const code = (code: string): unknown => expect.objectContaining({ code });

describe('berToDer', () => {
  it.each([
    ['indefinite length', '3080 0201 05 0000', '3003020105'],
    ['indefinite in indefinite', '3080 3080 0500 0000 0000', '300430020500'],
    ['long form of a short length', '3081 03 020105', '3003020105'],
    ['a string in parts', '2480 0401aa 0402bbcc 0000', '0403aabbcc'],
    ['a string in parts of parts', '2409 24070401aa0402bbcc', '0403aabbcc'],
    ['BOOLEAN of another truth', '010101', '0101ff'],
    ['a tagged element', 'a080 0500 0000', 'a0020500'],
  ])('%s', (_, ber, der) => {
    expect(toHex(berToDer(fromHex(ber)))).toBe(der);
  });

  it('leaves DER as it is', () => {
    const { tree } = fc.letrec<{ tree: Uint8Array }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.uint8Array({ maxLength: 200 }).map((bytes) => octetString(bytes)),
        fc.array(tie('tree'), { maxLength: 4 }).map((parts) => sequence(...parts)),
        fc.array(tie('tree'), { maxLength: 2 }).map((parts) => element(Tag.SET, ...parts)),
      ),
    }));
    fc.assert(
      fc.property(tree, (bytes) => {
        expect(berToDer(bytes)).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['nothing', '', 'x509/der-truncated'],
    ['no end of contents', '3080020105', 'x509/der-truncated'],
    ['more than is there', '3003', 'x509/der-truncated'],
    ['more than the element around it', '3003 0205 010203', 'x509/der-truncated'],
    ['more behind it', '0500 00', 'x509/der-trailing-bytes'],
    ['a primitive of indefinite length', '0480', 'x509/invalid-value'],
    ['end of contents in a definite one', '3002 0000', 'x509/invalid-value'],
    ['end of contents alone', '0000', 'x509/invalid-value'],
    ['a high tag number', '1f8101 00', 'x509/invalid-value'],
    ['a huge length', '30 88 ffffffffffffffff', 'x509/der-truncated'],
  ])('refuses %s', (_, hex, expected) => {
    expect(() => berToDer(fromHex(hex))).toThrow(code(expected));
  });

  it('keeps its limits', () => {
    expect(() => berToDer(new Uint8Array(100).fill(0x30), { depth: 5 })).toThrow(X509Error);
    expect(() => berToDer(fromHex('3006050005000500'), { elements: 3 })).toThrow(code('x509/der-too-many-elements'));
    expect(() => berToDer(new Uint8Array(11), { size: 10 })).toThrow(code('x509/der-too-large'));
  });

  it('never throws anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          berToDer(bytes);
        } catch (error) {
          if (!(error instanceof X509Error)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
