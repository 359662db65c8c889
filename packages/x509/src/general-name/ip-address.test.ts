import { isIP } from 'node:net';
import { toHex } from '@cutaway/primitives/bytes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatIpAddress, parseIpAddress } from './index.js';

it.each([
  ['192.0.2.1', 'c0000201', '192.0.2.1'],
  ['::', '00'.repeat(16), '::'],
  ['::1', `${'00'.repeat(15)}01`, '::1'],
  ['2001:DB8:0:0:1:0:0:1', '20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
  ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201', '::ffff:c000:201'],
  ['1::', `0001${'00'.repeat(14)}`, '1::'],
])('%s', (text, hex, written) => {
  const bytes = parseIpAddress(text) ?? new Uint8Array();
  expect(toHex(bytes)).toBe(hex);
  expect(formatIpAddress(bytes)).toBe(written);
});

it.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '01.2.3.4',
  '0x1.2.3.4',
  '256.1.1.1',
  '1.2.3.-4',
  ':',
  ':::',
  '1::2::3',
  '12345::',
  'g::',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '::1.2.3',
  '::1%eth0',
])('takes no %j', (text) => {
  expect(parseIpAddress(text)).toBeUndefined();
});

it('reads what node:net calls an address, and writes what it can read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const bytes = parseIpAddress(text);
      expect(bytes !== undefined).toBe(isIP(text) !== 0);
      if (bytes !== undefined) expect(parseIpAddress(formatIpAddress(bytes) ?? '')).toEqual(bytes);
    }),
  );
});
