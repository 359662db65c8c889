import { expect, it } from 'vitest';
import { parseTarget } from './target.js';

it.each([
  ['example.com', { host: 'example.com', port: 443 }],
  ['example.com:8443', { host: 'example.com', port: 8443 }],
  ['127.0.0.1:1', { host: '127.0.0.1', port: 1 }],
  ['::1', { host: '::1', port: 443 }],
  ['[::1]:4433', { host: '::1', port: 4433 }],
  ['[2001:db8::1]', { host: '2001:db8::1', port: 443 }],
])('reads %s', (text, target) => {
  expect(parseTarget(text, 443)).toEqual(target);
});

it.each(['', 'a b', 'https://example.com', 'example.com:0', 'example.com:65536', 'example.com:x', '[::1', 'a@b'])(
  'refuses "%s" as a usage error',
  (text) => {
    expect(() => parseTarget(text, 443)).toThrow(expect.objectContaining({ exitCode: 2, key: 'tls.badTarget' }));
  },
);
