import { concat, fromHex, toHex, utf8 } from '@cutaway/primitives/bytes';
import { type CipherName, cipherParameters } from '@cutaway/primitives/crypto';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { CIPHERS } from './algorithm-names.js';
import { codeOf } from './code-of.js';
import { providers } from './providers.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface CbcTest extends WycheproofTest {
  readonly key: string;
  readonly iv: string;
  readonly msg: string;
  readonly ct: string;
}

const OPENSSL_NAMES: Readonly<Record<CipherName, string>> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'AES-128-CTR': 'aes-128-ctr',
  'AES-192-CTR': 'aes-192-ctr',
  'AES-256-CTR': 'aes-256-ctr',
  '3DES-EDE-CBC': 'des-ede3-cbc',
  'DES-CBC': 'des-cbc',
  RC4: 'rc4',
};

const pad = (message: Uint8Array): Uint8Array => {
  const missing = 16 - (message.length % 16);
  return concat(message, new Uint8Array(missing).fill(missing));
};

describe.each(providers)('$name', (provider) => {
  /** The suite is of CBC with PKCS #5 padding, which is put on and judged here. */
  wycheproof<{ keySize: number }, CbcTest>('aes_cbc_pkcs5', (test, { keySize }) => {
    const name = `AES-${keySize}-CBC` as CipherName;
    const key = fromHex(test.key);
    const iv = fromHex(test.iv);
    const encrypted = provider.encryptor(name, key, iv).update(pad(fromHex(test.msg)));
    const padded = provider.decryptor(name, key, iv).update(fromHex(test.ct));
    const missing = padded.at(-1) ?? 0;
    const message = padded.subarray(0, padded.length - missing);
    if (missing > 16 || toHex(pad(message)) !== toHex(padded)) return false;
    expect(toHex(message)).toBe(test.msg);
    expect(toHex(encrypted)).toBe(test.ct);
    return true;
  });

  // SP 800-38A F.5.1, F.5.3, F.5.5: the first two blocks.
  it.each([
    [
      'AES-128-CTR',
      '2b7e151628aed2a6abf7158809cf4f3c',
      '874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff',
    ],
    [
      'AES-192-CTR',
      '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b',
      '1abc932417521ca24f2b0459fe7e6e0b090339ec0aa6faefd5ccc2c6f4ce8e94',
    ],
    [
      'AES-256-CTR',
      '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
      '601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5',
    ],
  ] as const)('%s of SP 800-38A', (name, key, ciphertext) => {
    const counter = fromHex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
    const plaintext = fromHex('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51');
    expect(toHex(provider.encryptor(name, fromHex(key), counter).update(plaintext))).toBe(ciphertext);
    expect(toHex(provider.decryptor(name, fromHex(key), counter).update(fromHex(ciphertext)))).toBe(toHex(plaintext));
  });

  // RFC 6229 §2, the key stream from offset 0, for keys of 40, 128 and 256 bits.
  it.each([
    ['0102030405', 'b2396305f03dc027ccc3524a0a1118a8'],
    ['0102030405060708090a0b0c0d0e0f10', '9ac7cc9a609d1ef7b2932899cde41b97'],
    ['0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20', 'eaa6bd25880bf93d3f5d1e4ca2611d91'],
  ])('RC4 with key %s', (key, stream) => {
    expect(toHex(provider.encryptor('RC4', fromHex(key), new Uint8Array(0)).update(new Uint8Array(16)))).toBe(stream);
  });

  // FIPS 81, table C1: CBC of "Now is the time for all ".
  it('DES-CBC of FIPS 81', () => {
    const cipher = provider.encryptor('DES-CBC', fromHex('0123456789abcdef'), fromHex('1234567890abcdef'));
    expect(toHex(cipher.update(utf8('Now is the time for all ')))).toBe(
      'e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6',
    );
  });

  describe.each(CIPHERS)('%s', (name) => {
    const { keyLength, ivLength, blockLength } = cipherParameters(name);
    const key = Uint8Array.from({ length: keyLength }, (_, i) => i * 37 + 11);
    const iv = new Uint8Array(ivLength).fill(0xff);
    const message = Uint8Array.from({ length: 240 }, (_, i) => i * 7);

    it('agrees with openssl enc', (ctx) => {
      const openssl = needs(ctx, 'openssl');
      const { stdoutBytes, stderr, status } = run(
        openssl,
        [
          ...['enc', `-${OPENSSL_NAMES[name]}`, '-nopad', '-K', toHex(key)],
          ...(ivLength > 0 ? ['-iv', toHex(iv)] : []),
          ...['-provider', 'legacy', '-provider', 'default'],
        ],
        { input: message },
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(toHex(provider.encryptor(name, key, iv).update(message))).toBe(toHex(stdoutBytes));
      expect(provider.decryptor(name, key, iv).update(stdoutBytes)).toEqual(message);
    });

    it('goes on from call to call wherever a block or a byte ends', () => {
      const whole = provider.encryptor(name, key, iv).update(message);
      for (const size of [blockLength, 3 * blockLength, 5 * blockLength, 15 * blockLength]) {
        const encryptor = provider.encryptor(name, key, iv);
        const decryptor = provider.decryptor(name, key, iv);
        const encrypted: Uint8Array[] = [];
        const decrypted: Uint8Array[] = [];
        for (let at = 0; at < message.length; at += size) {
          encrypted.push(encryptor.update(message.subarray(at, at + size)), encryptor.update(new Uint8Array(0)));
          decrypted.push(decryptor.update(whole.subarray(at, at + size)));
        }
        expect(concat(...encrypted)).toEqual(whole);
        expect(concat(...decrypted)).toEqual(message);
      }
      expect(Object.getPrototypeOf(whole)).toBe(Uint8Array.prototype);
    });

    it('refuses wrong lengths of key, IV and data', () => {
      const keys = name === 'RC4' ? [0, 257] : [0, keyLength - 1, keyLength + 1];
      for (const make of [provider.encryptor, provider.decryptor]) {
        for (const length of keys)
          expect(codeOf(() => make(name, new Uint8Array(length), iv))).toBe('crypto/invalid-length');
        expect(codeOf(() => make(name, key, new Uint8Array(ivLength + 1)))).toBe('crypto/invalid-length');
        if (blockLength === 1) continue;
        expect(codeOf(() => make(name, key, iv).update(new Uint8Array(blockLength + 1)))).toBe('crypto/invalid-length');
      }
    });
  });

  it('carries the CTR counter over all 128 bits', () => {
    const key = new Uint8Array(16);
    const last = new Uint8Array(16).fill(0xff);
    const stream = provider.encryptor('AES-128-CTR', key, last).update(new Uint8Array(32));
    const fromZero = provider.encryptor('AES-128-CTR', key, new Uint8Array(16)).update(new Uint8Array(16));
    expect(stream.subarray(16)).toEqual(fromZero);
  });
});
