import { describe, expect, it } from 'vitest';
import { matchHostAndAddress, matchNetworks } from './address.js';

describe('matchHostAndAddress', () => {
  it.each([
    ['192.0.2.7', undefined, '192.0.2.0/24', 'matched'],
    ['192.0.2.7', undefined, '192.0.2.7', 'matched'],
    ['192.0.2.7', undefined, '192.0.2.?', 'matched'],
    ['192.0.2.7', undefined, '192.0.3.0/24', 'none'],
    ['192.0.2.7', undefined, '192.0.2.6/31', 'matched'],
    ['192.0.2.7', undefined, '192.0.2.4/31', 'none'],
    ['192.0.2.7', undefined, '0.0.0.0/0', 'matched'],
    ['192.0.2.7', undefined, '192.0.2.7/24', 'invalid'],
    ['192.0.2.7', undefined, '192.0.2.0/24,!192.0.2.7', 'negated'],
    ['192.0.2.7', undefined, '!192.0.2.0/28,192.0.2.0/24', 'negated'],
    ['192.0.2.7', undefined, '!192.0.3.0/24', 'none'],
    ['192.0.2.7', undefined, '192.0.2.0/33', 'none'],
    ['192.0.2.7', 'db.example.org', '*.EXAMPLE.org', 'matched'],
    ['192.0.2.7', 'DB.example.org', '192.0.2.*,!db.*', 'negated'],
    ['192.0.2.7', 'db.example.org', '192.0.2.7', 'matched'],
    ['2001:db8::7', undefined, '2001:db8::/32', 'matched'],
    ['2001:db8::7', undefined, '2001:DB8:0:0::7', 'matched'],
    ['2001:db8::7', undefined, '192.0.2.0/24', 'none'],
    ['::ffff:192.0.2.7', undefined, '192.0.2.0/24', 'matched'],
    ['UNKNOWN', undefined, '192.0.2.0/24', 'none'],
  ] as const)('%s (%s) in %s: %s', (address, name, list, outcome) => {
    expect(matchHostAndAddress({ address, name }, list)).toBe(outcome);
  });
});

describe('matchNetworks', () => {
  it.each([
    ['192.0.2.7', '198.51.100.1,192.0.2.0/24', 'matched'],
    ['192.0.2.7', '198.51.100.1', 'none'],
    ['192.0.2.7', '192.0.2.0/24,*', 'invalid'],
    ['192.0.2.7', '192.0.2.0/24,!192.0.2.7', 'invalid'],
    ['192.0.2.7', '192.0.2.0/24,', 'invalid'],
    ['2001:db8::7', '2001:db8::/32', 'matched'],
    ['2001:db8::7', '2001::db8::/32', 'invalid'],
    ['2001:db8::7', '2001:db8:1:2:3:4:5:6:7', 'invalid'],
  ] as const)('%s in %s: %s', (address, list, outcome) => {
    expect(matchNetworks(address, list)).toBe(outcome);
  });
});
