import { describe, expect, it } from 'vitest';
import { Failure } from '../../failure.js';
import { parseForwarding } from './port-forwarding.js';

describe('parseForwarding', () => {
  it.each([
    ['8080:host:80', undefined, 'host'],
    ['8080 host:80', undefined, 'host'],
    [':8080:host:80', '', 'host'],
    ['*:8080:host:80', '*', 'host'],
    ['[::1]:8080:[2001:db8::1]:80', '::1', '2001:db8::1'],
  ])('reads %s', (text, address, host) => {
    expect(parseForwarding(text)).toEqual({ address, port: 8080, target: { host, port: 80 } });
  });

  it.each(['', '80', 'host:80', '1:2:3:4:5', 'x:host:80', '8080:host:0', '99999:host:80', '8080::80'])(
    'not %s',
    (text) => {
      expect(() => parseForwarding(text)).toThrow(Failure);
    },
  );
});
