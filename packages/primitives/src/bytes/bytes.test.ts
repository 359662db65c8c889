import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asciiText,
  base64,
  base64url,
  bytesToUnsigned,
  concat,
  concatAll,
  copy,
  equal,
  fromHex,
  fromUtf8,
  startsWith,
  toHex,
  unsignedToBytes,
  utf8,
  xor,
} from './index.js';

const bytes = fc.uint8Array({ maxLength: 100 });

describe('toHex and fromHex', () => {
  it('agree with Buffer and with each other', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        expect(toHex(input)).toBe(Buffer.from(input).toString('hex'));
        expect(fromHex(toHex(input))).toEqual(input);
      }),
    );
  });

  it('read dumps and fingerprints', () => {
    expect(fromHex('DE:ad be\n\tef')).toEqual(Uint8Array.of(0xde, 0xad, 0xbe, 0xef));
  });

  it.each(['0', '0g', '0x00', 'é0', '00-00'])('refuse %s', (text) => {
    expect(() => fromHex(text)).toThrow();
  });
});

describe('base64 and base64url', () => {
  it('agree with Buffer and with themselves', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        expect(base64.encode(input)).toBe(Buffer.from(input).toString('base64'));
        expect(base64.decode(base64.encode(input))).toEqual(input);
        expect(base64url.encode(input)).toBe(Buffer.from(input).toString('base64url'));
        expect(base64url.decode(base64url.encode(input))).toEqual(input);
      }),
    );
  });

  it.each(['QQ', 'QR==', 'Q', 'QQ=', ' QQ==', 'QQ==\n', '_w=='])(
    'base64 refuses %j, which is not canonical',
    (text) => {
      expect(() => base64.decode(text)).toThrow();
    },
  );
});

describe('operations', () => {
  it('concatAll takes lists longer than a call takes arguments', () => {
    const parts = Array.from({ length: 300_000 }, () => Uint8Array.of(7));
    expect(concatAll(parts)).toEqual(new Uint8Array(300_000).fill(7));
  });

  it('concat puts byte strings in order into memory of their own', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 5 }), (parts) => {
        expect(concat(...parts)).toEqual(Uint8Array.from(parts.flatMap((part) => [...part])));
      }),
    );
    const part = Uint8Array.of(1);
    const whole = concat(part);
    part[0] = 2;
    expect(whole).toEqual(Uint8Array.of(1));
  });

  it('copy gives plain bytes of its own', () => {
    const original = Buffer.from([1, 2, 3]);
    const copied = copy(original.subarray(1));
    original[1] = 9;
    expect(copied).toEqual(Uint8Array.of(2, 3));
    expect(copied.constructor).toBe(Uint8Array);
    expect(copied.buffer.byteLength).toBe(2);
  });

  it('equal and startsWith compare contents and lengths', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(equal(a, b)).toBe(toHex(a) === toHex(b));
        expect(startsWith(a, b)).toBe(toHex(a).startsWith(toHex(b)));
        expect(startsWith(concat(a, b), a)).toBe(true);
      }),
    );
  });

  it('xor undoes itself', () => {
    fc.assert(
      fc.property(bytes, (a) => {
        const b = a.map((byte) => (byte * 7 + 3) & 0xff);
        expect(xor(xor(a, b), b)).toEqual(a);
      }),
    );
    expect(() => xor(new Uint8Array(1), new Uint8Array(2))).toThrow(RangeError);
  });
});

describe('text', () => {
  it('UTF-8 comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8(text)).toEqual(new Uint8Array(Buffer.from(text)));
        expect(fromUtf8(utf8(text))).toBe(text);
      }),
    );
  });

  it.each(['c328', 'a0a1', 'e28281'.slice(0, 4), 'eda080', 'f4908080', 'c0af', 'ff'])('%s is not UTF-8', (hex) => {
    expect(() => fromUtf8(fromHex(hex))).toThrow(TypeError);
  });

  it('keeps a byte order mark', () => {
    expect(fromUtf8(fromHex('efbbbf41'))).toBe('\ufeffA');
  });

  it('asciiText takes what can be printed', () => {
    expect(asciiText(utf8('SSH-2.0-x ~'))).toBe('SSH-2.0-x ~');
    expect(asciiText(new Uint8Array(0))).toBe('');
    for (const byte of [0x00, 0x0a, 0x1f, 0x7f, 0x80, 0xff])
      expect(asciiText(Uint8Array.of(0x41, byte))).toBeUndefined();
  });
});

describe('unsigned integers', () => {
  it('come back, at any length that holds them', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 600n }), fc.nat({ max: 5 }), (value, extra) => {
        const shortest = unsignedToBytes(value);
        expect(shortest[0]).not.toBe(0);
        expect(bytesToUnsigned(shortest)).toBe(value);
        const padded = unsignedToBytes(value, shortest.length + extra);
        expect(padded).toHaveLength(shortest.length + extra);
        expect(bytesToUnsigned(padded)).toBe(value);
      }),
    );
  });

  it('refuse what does not fit', () => {
    expect(unsignedToBytes(0n)).toHaveLength(0);
    expect(unsignedToBytes(0n, 2)).toEqual(new Uint8Array(2));
    expect(() => unsignedToBytes(256n, 1)).toThrow(RangeError);
    expect(() => unsignedToBytes(-1n)).toThrow(RangeError);
  });
});
