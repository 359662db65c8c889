import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEndEntity } from '../../test/authority.js';
import type { GeneralNameInput } from '../general-name/index.js';
import { dnsNameMatches, expectedName, findName, isHostName, isWildcardName, parseMailbox } from './index.js';

describe('host names', () => {
  it('have the preferred name syntax', () => {
    for (const good of [
      'a',
      'example.com',
      'EXAMPLE.com',
      'xn--n3h.com',
      '1.example',
      'a-b.c',
      `${'a'.repeat(63)}.com`,
    ]) {
      expect(isHostName(good), good).toBe(true);
    }
    const label = 'a'.repeat(64);
    for (const bad of [
      '',
      '.',
      '.com',
      'com.',
      'a..b',
      '-a.com',
      'a-.com',
      'a_b.com',
      'é.com',
      '*.com',
      ' a',
      `${label}.com`,
    ]) {
      expect(isHostName(bad), bad).toBe(false);
    }
    expect(isHostName(Array.from({ length: 64 }, () => 'abc').join('.'))).toBe(false);
    expect(['*.example.com', '*.com'].every(isWildcardName)).toBe(true);
    expect(['*', '*.', '*.*.com', 'a.*.com', 'a*.com', '*a.com', '**.com'].some(isWildcardName)).toBe(false);
  });

  it.each([
    ['example.com', 'example.com', true],
    ['EXAMPLE.com', 'example.com', true],
    ['*.example.com', 'www.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'a.b.example.com', false],
    ['*.example.com', '.example.com', false],
    ['w*.example.com', 'www.example.com', false],
    ['www.*.com', 'www.example.com', false],
    ['*', 'com', false],
    ['xn--*-1b3c148a.example.com', 'xn--bliss-1b3c148a.example.com', false],
    ['example.com\0.example.org', 'example.com', false],
    ['example.com.', 'example.com', false],
  ])('%j stands for %j: %s', (presented, host, expected) => {
    expect(dnsNameMatches(presented, host)).toBe(expected);
  });

  it('match nothing they should not, whatever stands in the certificate', () => {
    fc.assert(
      fc.property(fc.string(), fc.domain(), (presented, host) => {
        if (dnsNameMatches(presented, host)) {
          const own = presented.toLowerCase();
          expect(own === host || (own.startsWith('*.') && host.endsWith(own.slice(1)))).toBe(true);
        }
      }),
    );
  });
});

describe('expectedName', () => {
  it('tells names, addresses and mailboxes apart', () => {
    expect(expectedName('Example.COM.')).toMatchObject({ type: 'dNSName', text: 'example.com' });
    expect(expectedName('bücher.example')).toMatchObject({ type: 'dNSName', text: 'xn--bcher-kva.example' });
    expect(expectedName('例子.测试')).toMatchObject({ type: 'dNSName', text: 'xn--fsqu00a.xn--0zwm56d' });
    expect(expectedName('192.0.2.1')).toMatchObject({ type: 'iPAddress', address: Uint8Array.of(192, 0, 2, 1) });
    expect(expectedName('[2001:DB8::1]')).toMatchObject({ type: 'iPAddress', text: '2001:db8::1' });
    expect(expectedName('User@Example.com')).toMatchObject({
      type: 'rfc822Name',
      mailbox: { localPart: 'User', host: 'example.com' },
    });
  });

  it.each([
    '',
    '.',
    'a b',
    'a_b.com',
    '*.example.com',
    '256.1.1.1',
    '1.2.3',
    '0x7f.1',
    'http://x',
    'a@b@c',
    '@b',
    'a@',
  ])('takes no %j', (text) => {
    expect(() => expectedName(text)).toThrow('x509/invalid-name');
  });
});

describe('findName', () => {
  const names: GeneralNameInput[] = [
    { type: 'dNSName', value: '192.0.2.7' },
    { type: 'dNSName', value: 'user@example.com' },
    { type: 'rfc822Name', value: 'User@Example.com' },
    { type: 'iPAddress', value: Uint8Array.of(192, 0, 2, 1) },
    { type: 'uniformResourceIdentifier', value: 'https://example.org' },
  ];
  const { certificate } = newEndEntity(undefined, { names, subject: [{ CN: 'example.net' }] });
  const found = (text: string): string | undefined => findName(certificate, expectedName(text))?.type;

  it('compares each kind of name with its own kind only', () => {
    expect(found('192.0.2.1')).toBe('iPAddress');
    expect(found('User@example.COM')).toBe('rfc822Name');
    expect(found('user@example.com')).toBeUndefined();
    expect(found('192.0.2.7')).toBeUndefined();
    expect(found('example.org')).toBeUndefined();
    expect(found('example.net')).toBeUndefined();
  });
});

describe('parseMailbox', () => {
  it('keeps the local part as it is', () => {
    expect(parseMailbox('A.b+c@Example.com')).toEqual({ localPart: 'A.b+c', host: 'example.com' });
    expect(parseMailbox('*@example.com')?.localPart).toBe('*');
    for (const bad of ['a', 'a@', '@a', 'a..b@c', '.a@c', 'a b@c', 'a@b@c.d', `${'a'.repeat(65)}@b`, 'a@.b', 'é@b']) {
      expect(parseMailbox(bad), bad).toBeUndefined();
    }
  });
});
