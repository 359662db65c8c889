import { fromHex } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { expect, it } from 'vitest';
import { cipherSuite } from '../registry/cipher-suites.js';
import { removePadding } from './generic-block-cipher.js';
import { protection12 } from './make-protection.js';
import { SequenceNumber } from './sequence-number.js';

it.each([
  ['aa00', 0, 1, 1],
  ['aa0101', 0, 1, 1],
  ['0303 0303', 0, 1, 0],
  ['0303 0303', 1, 0, 3],
  ['aa020102', 0, 0, 3],
  ['aa010202', 0, 0, 3],
  ['aaff', 0, 0, 1],
])('takes the padding of %s away with %i bytes in front', (text, least, good, length) => {
  expect(removePadding(fromHex(text.replaceAll(' ', '')), least)).toEqual({ good, length });
});

it('takes 256 bytes of padding away, and looks at each', () => {
  const padded = new Uint8Array(300).fill(255);
  expect(removePadding(padded, 44)).toEqual({ good: 1, length: 44 });
  padded[44] = 0;
  expect(removePadding(padded, 44)).toEqual({ good: 0, length: 299 });
});

const suites = [0x002f, 0xc028, 0x000a, 0x0005, 0x003b];
it.each(suites)('ends alike for every changed byte and every cut of a record of suite %i', (id) => {
  const suite = cipherSuite(id);
  if (suite === undefined || suite.encryption.type === 'aead') throw new Error('no suite');
  const { encryption } = suite;
  const keys = {
    macKey: noble.random(encryption.mac.length),
    key: noble.random(encryption.keyLength),
    iv: new Uint8Array(0),
  };
  for (const encryptThenMac of [false, true]) {
    const make = (direction: 'read' | 'write') =>
      protection12(noble, suite, keys, 'client_write_key', { direction, encryptThenMac });
    const content = noble.random(21);
    const sent = make('write').protect(23, 0x0303, new SequenceNumber(), content);
    const record = new Uint8Array([...sent.fragment, ...(sent.tag ?? [])]);
    const open = (bytes: Uint8Array, type = 23, version = 0x0303) =>
      make('read').unprotect(type, version, new SequenceNumber(), bytes);
    expect(open(record)).toMatchObject({ type: 23, content });
    const bad = { code: 'tls/bad-record-mac' };
    for (let i = 0; i < record.length; i++) {
      expect(() => open(record.map((byte, at) => (at === i ? byte ^ 1 : byte)))).toThrow(expect.objectContaining(bad));
      expect(() => open(record.subarray(0, i))).toThrow(expect.objectContaining(bad));
    }
    expect(() => open(record, 22)).toThrow(expect.objectContaining(bad));
    expect(() => open(record, 23, 0x0302)).toThrow(expect.objectContaining(bad));
  }
});
