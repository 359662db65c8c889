import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePem, parsePem, pemBlock } from './index.js';

describe('PEM', () => {
  it('keeps bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parsePem(encodePem('X509 CRL', bytes))).toEqual([{ label: 'X509 CRL', bytes, headers: {} }]);
      }),
    );
  });

  it('finds blocks among other text, with any line ends and indentation inside', () => {
    const text =
      'subject=x\r\n-----BEGIN A-----\r\n AQID\r\n-----END A-----\r\n\r\n-----BEGIN B C-----\nBA==\n-----END B C-----';
    expect(parsePem(text).map(({ label, bytes }) => [label, [...bytes]])).toEqual([
      ['A', [1, 2, 3]],
      ['B C', [4]],
    ]);
    expect([...pemBlock(text, 'B C').bytes]).toEqual([4]);
  });

  it('reads the headers of old encrypted keys', () => {
    const text =
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAQ==\n-----END RSA PRIVATE KEY-----';
    expect(parsePem(text)[0]?.headers).toEqual({ 'Proc-Type': '4,ENCRYPTED', 'DEK-Info': 'AES-128-CBC,00' });
  });

  it('says what is wrong', () => {
    expect(() => parsePem('-----BEGIN A-----\nA!\n-----END A-----')).toThrow('x509/invalid-pem: label A, index 0');
    expect(() => parsePem('-----BEGIN A-----\nAQI\n-----END A-----')).toThrow('x509/invalid-pem');
    expect(() => pemBlock(encodePem('A', new Uint8Array()), 'B')).toThrow('x509/pem-block-missing');
    expect(parsePem('-----BEGIN A-----\nAQID\n-----END B-----')).toEqual([]);
  });

  it('takes time in proportion to the text', () => {
    expect(parsePem('-----BEGIN A-----\n'.repeat(100_000))).toEqual([]);
    expect(parsePem(`-----BEGIN ${'A'.repeat(1_000_000)}`)).toEqual([]);
  });
});
