import { describe, expect, it } from 'vitest';
import { createName } from '../../name/index.js';
import { directoryNameInside, directoryNameKeys } from './directory-name.js';
import { dnsInside, dnsTouches, parseDnsName, parseDnsSubtree } from './dns.js';
import { emailInside, parseEmailSubtree } from './email.js';
import { ipInside, parseIpSubtree } from './ip.js';
import { parseUriHost, parseUriSubtree, uriInside } from './uri.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('dNSName subtrees', () => {
  it.each([
    ['example.com', 'example.com', true, true],
    ['www.example.com', 'example.com', true, true],
    ['wwwexample.com', 'example.com', false, false],
    ['com', 'example.com', false, false],
    ['anything', '', true, true],
    ['*.example.com', 'example.com', true, true],
    ['*.example.com', 'www.example.com', false, true],
    ['*.example.com', 'a.www.example.com', false, false],
    ['*.com', 'example.com', false, true],
    ['*.example.org', 'example.com', false, false],
  ])('%s lies in %j: %s; touches it: %s', (name, subtree, inside, touches) => {
    expect(dnsInside(name, subtree)).toBe(inside);
    expect(dnsTouches(name, subtree)).toBe(touches);
  });

  it('have the syntax of host names', () => {
    expect(parseDnsSubtree('Example.COM')).toBe('example.com');
    expect(parseDnsSubtree('')).toBe('');
    for (const bad of ['.example.com', '*.example.com', 'a_b.com', 'example.com.']) {
      expect(parseDnsSubtree(bad), bad).toBeUndefined();
    }
    expect(parseDnsName('.example.com')).toBeUndefined();
  });
});

describe('iPAddress subtrees', () => {
  it('are an address and a prefix mask', () => {
    const net = parseIpSubtree(bytes(192, 0, 2, 0, 255, 255, 254, 0));
    if (net === undefined) throw new Error('malformed');
    expect(ipInside(bytes(192, 0, 2, 1), net)).toBe(true);
    expect(ipInside(bytes(192, 0, 3, 255), net)).toBe(true);
    expect(ipInside(bytes(192, 0, 4, 0), net)).toBe(false);
    expect(ipInside(new Uint8Array(16), net)).toBe(false);
    expect(parseIpSubtree(bytes(192, 0, 2, 0))).toBeUndefined();
    expect(parseIpSubtree(bytes(192, 0, 2, 0, 255, 0, 255, 0))).toBeUndefined();
    expect(parseIpSubtree(bytes(192, 0, 2, 0, 255, 255, 1, 0))).toBeUndefined();
    expect(parseIpSubtree(new Uint8Array(32))).toBeDefined();
  });
});

describe('rfc822Name subtrees', () => {
  it.each([
    ['user@example.com', 'user', 'example.com', true],
    ['user@example.com', 'User', 'example.com', false],
    ['user@EXAMPLE.com', 'user', 'example.com', true],
    ['*@example.com', 'user', 'example.com', false],
    ['example.com', 'user', 'example.com', true],
    ['example.com', 'user', 'mail.example.com', false],
    ['.example.com', 'user', 'mail.example.com', true],
    ['.example.com', 'user', 'example.com', false],
  ])('%s holds %s@%s: %s', (text, localPart, host, expected) => {
    const subtree = parseEmailSubtree(text);
    expect(subtree && emailInside({ localPart, host }, subtree)).toBe(expected);
  });

  it('are malformed with two @, spaces or a bare dot', () => {
    for (const bad of ['a@b@c', '@c', 'a b', '.', '', 'a@.c']) expect(parseEmailSubtree(bad), bad).toBeUndefined();
  });
});

describe('uniformResourceIdentifier subtrees', () => {
  it.each([
    ['https://example.com/x', 'example.com', true],
    ['https://user:pw@Example.com:8443', 'example.com', true],
    ['https://www.example.com', 'example.com', false],
    ['https://www.example.com', '.example.com', true],
    ['https://example.com', '.example.com', false],
    ['https://example.com@evil.org/', 'example.com', false],
    ['https://evil.org/@example.com', 'example.com', false],
  ])('%s lies in %s: %s', (uri, text, expected) => {
    const host = parseUriHost(uri);
    const subtree = parseUriSubtree(text);
    expect(host !== undefined && subtree !== undefined && uriInside(host, subtree)).toBe(expected);
  });

  it.each(['urn:x:y', 'mailto:a@b.c', 'https://192.0.2.1/', 'https://[::1]/', 'https:///x', 'example.com'])(
    '%s has no host to compare',
    (uri) => {
      expect(parseUriHost(uri)).toBeUndefined();
    },
  );
});

describe('directoryName subtrees', () => {
  const keys = (...attributes: Parameters<typeof createName>[0]) => directoryNameKeys(createName(attributes));

  it('are the outermost parts of a name', () => {
    const name = keys({ C: 'DE' }, { O: 'Example' }, { CN: 'x' });
    expect(directoryNameInside(name, keys({ C: 'de' }))).toBe(true);
    expect(directoryNameInside(name, keys({ C: 'DE' }, { O: 'EXAMPLE' }))).toBe(true);
    expect(directoryNameInside(name, keys())).toBe(true);
    expect(directoryNameInside(name, keys({ O: 'Example' }))).toBe(false);
    expect(directoryNameInside(keys({ C: 'DE' }), keys({ C: 'DE' }, { O: 'Example' }))).toBe(false);
  });
});
