import { CutawayError } from '@cutaway/primitives/errors';
import { noble as provider } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import { withOpenSsl } from '../../test/openssl.js';
import { encodePem, pemBlock } from '../pem/index.js';
import {
  decryptPkcs8,
  encryptedPrivateKeyToPem,
  encryptPkcs8,
  type Pbes2Options,
  privateKeyFromPem,
  privateKeyToPem,
} from './index.js';

const { privateKey } = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
const rsa = nodeCrypto.generateKeyPair({ type: 'RSA', modulusLength: 2048 }).privateKey;
const password = 'pässword 密码';
const cheap = { provider, iterations: 10 };
const code = (code: string): unknown => expect.objectContaining({ code });

const WAYS: readonly Pbes2Options[] = [
  {},
  { cipher: 'AES-128-CBC', hash: 'SHA-1', iterations: 2048 },
  { cipher: 'AES-192-CBC', hash: 'SHA-224', iterations: 2048 },
  { cipher: 'AES-256-CBC', hash: 'SHA-384', iterations: 2048 },
  { hash: 'SHA-512', iterations: 1 },
  { keyDerivation: 'scrypt' },
  { keyDerivation: 'scrypt', cost: { N: 1024, r: 4, p: 2 }, cipher: 'AES-128-CBC' },
];

describe('keys protected here', () => {
  it.for(WAYS)('by %o are read here and by openssl', (way, ctx) => {
    withOpenSsl(ctx, (openssl) => {
      const pem = encryptedPrivateKeyToPem(privateKey, password, { provider: nodeCrypto, ...way });
      expect(privateKeyFromPem(pem, { provider: nodeCrypto, password })).toEqual(privateKey);
      openssl.write('key.pem', pem);
      openssl.write('password', password);
      expect(openssl.run('pkey', '-in', 'key.pem', '-passin', 'file:password')).toBe(privateKeyToPem(privateKey));
    });
  });

  it('have a salt and an IV of their own each time, or those of a given generator', () => {
    const random = (length: number): Uint8Array => new Uint8Array(length).fill(7);
    expect(encryptPkcs8(rsa, password, cheap)).not.toEqual(encryptPkcs8(rsa, password, cheap));
    const fixed = { ...cheap, random };
    expect(encryptPkcs8(rsa, password, fixed)).toEqual(encryptPkcs8(rsa, password, fixed));
  });
});

const LEGACY = ['-provider', 'legacy', '-provider', 'default'];

describe('keys protected by openssl', () => {
  it.for<readonly string[]>([
    ['-v2', 'aes-128-cbc'],
    ['-v2', 'aes-192-cbc', '-v2prf', 'hmacWithSHA1'],
    ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512', '-iter', '5000'],
    ['-v2', 'des3'],
    ['-scrypt'],
    ['-v1', 'PBE-SHA1-3DES'],
    ['-v1', 'PBE-SHA1-2DES'],
    ['-v1', 'PBE-SHA1-RC2-40', ...LEGACY],
    ['-v1', 'PBE-SHA1-RC2-128', ...LEGACY],
    ['-v1', 'PBE-MD5-DES', ...LEGACY],
    ['-v1', 'PBE-SHA1-DES', ...LEGACY],
  ])('by pkcs8 %o are read', (way, ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('key.pem', privateKeyToPem(rsa));
      openssl.run('pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'pass:correct', '-out', 'out.pem', ...way);
      const pem = openssl.read('out.pem');
      expect(privateKeyFromPem(pem, { provider, password: 'correct' })).toEqual(rsa);
      expect(() => privateKeyFromPem(pem, { provider, password: 'wrong' })).toThrow(code('x509/decryption-failed'));
      expect(() => privateKeyFromPem(pem, { provider })).toThrow(code('x509/key-encrypted'));
    });
  });

  it.for(['-aes128', '-aes192', '-aes256', '-des3'])('by traditional PEM %s are read', (cipher, ctx) => {
    withOpenSsl(ctx, (openssl) => {
      for (const key of [rsa, privateKey]) {
        openssl.write('key.pem', privateKeyToPem(key));
        openssl.run('pkey', '-in', 'key.pem', '-traditional', cipher, '-passout', 'pass:correct', '-out', 'out.pem');
        const pem = openssl.read('out.pem');
        expect(pem).toContain('DEK-Info');
        expect(privateKeyFromPem(pem, { provider, password: 'correct' })).toEqual(key);
        expect(() => privateKeyFromPem(pem, { provider, password: 'wrong' })).toThrow(code('x509/decryption-failed'));
        expect(() => privateKeyFromPem(pem, { provider })).toThrow(code('x509/key-encrypted'));
      }
    });
  });
});

describe('what is refused', () => {
  it('a wrong password always looks the same, also when the padding happens to be right', () => {
    const bytes = encryptPkcs8(privateKey, password, cheap);
    for (let i = 0; i < 1500; i++) {
      expect(() => decryptPkcs8(bytes, `wrong ${i}`, { provider })).toThrow(code('x509/decryption-failed'));
    }
  });

  it('a cost that is too high is not paid', () => {
    const tooMany = encryptPkcs8(privateKey, password, { provider: nodeCrypto, iterations: 2000 });
    const limits = { passwordLimits: { iterations: 1999 } };
    expect(() => decryptPkcs8(tooMany, password, { provider, ...limits })).toThrow(code('x509/password-too-costly'));
    const cost = { N: 2 ** 15, r: 8, p: 1 };
    const scrypt = encryptPkcs8(privateKey, password, { provider: nodeCrypto, keyDerivation: 'scrypt', cost });
    const lower = { passwordLimits: { scryptCost: 2 ** 18 - 1 } };
    expect(() => decryptPkcs8(scrypt, password, { provider, ...lower })).toThrow(code('x509/password-too-costly'));
    expect(decryptPkcs8(scrypt, password, { provider: nodeCrypto })).toEqual(privateKey);
  });

  it('a PEM that says it is encrypted but not how', () => {
    const { bytes } = pemBlock(privateKeyToPem(privateKey), 'PRIVATE KEY');
    const pem = (dek: string): string =>
      encodePem('EC PRIVATE KEY', bytes).replace('-----\n', `-----\nProc-Type: 4,ENCRYPTED\n${dek}\n\n`);
    const read = (dek: string) => () => privateKeyFromPem(pem(dek), { provider, password });
    expect(read('X: y')).toThrow(code('x509/unsupported-algorithm'));
    expect(read('DEK-Info: RC2-CBC,0011223344556677')).toThrow(code('x509/unsupported-algorithm'));
    expect(read('DEK-Info: AES-128-CBC,0011')).toThrow(code('x509/invalid-pem'));
  });

  it('every changed or missing byte ends in a typed error, or changes nothing that counts', () => {
    const bytes = encryptPkcs8(privateKey, password, { ...cheap, hash: 'SHA-1' });
    const limits = { passwordLimits: { iterations: 100 } };
    const attempt = (changed: Uint8Array): void => {
      try {
        decryptPkcs8(changed, password, { provider, ...limits });
      } catch (error) {
        if (!(error instanceof CutawayError)) throw error;
      }
    };
    for (const { bytes: changed } of mutations(bytes)) attempt(changed);
    for (const cut of truncations(bytes)) {
      expect(() => decryptPkcs8(cut, password, { provider })).toThrow(CutawayError);
    }
  });
});
