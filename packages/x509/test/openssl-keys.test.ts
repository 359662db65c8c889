import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { noble as provider } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import {
  encodePkcs1,
  encodePkcs8,
  encodePublicKey,
  encodeSec1,
  parsePkcs1,
  parsePkcs8,
  parseSec1,
  parseSubjectPublicKeyInfo,
  privateKeyFromPem,
  privateKeyToPem,
  publicKeyFromPem,
  publicKeyToPem,
} from '../src/keys/index.js';
import { encodePem } from '../src/pem/index.js';
import { type OpenSsl, withOpenSsl } from './openssl.js';

const KINDS: readonly (readonly [kind: KeyGeneration, genpkey: readonly string[]])[] = [
  [{ type: 'RSA', modulusLength: 2048 }, ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
  [{ type: 'EC', curve: 'P-256' }, ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']],
  [{ type: 'EC', curve: 'P-384' }, ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
  [{ type: 'EC', curve: 'P-521' }, ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521']],
  [{ type: 'Ed25519' }, ['-algorithm', 'ED25519']],
  [{ type: 'Ed448' }, ['-algorithm', 'ED448']],
  [{ type: 'X25519' }, ['-algorithm', 'X25519']],
  [{ type: 'X448' }, ['-algorithm', 'X448']],
];

function opensslKey(openssl: OpenSsl, genpkey: readonly string[]): { pem: string; publicPem: string } {
  openssl.run('genpkey', ...genpkey, '-out', 'key.pem');
  openssl.run('pkey', '-in', 'key.pem', '-pubout', '-out', 'public.pem');
  return { pem: openssl.read('key.pem'), publicPem: openssl.read('public.pem') };
}

describe.each(KINDS)('%o', (kind, genpkey) => {
  it('made by openssl: read, and written as openssl writes it', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      const { pem, publicPem } = opensslKey(openssl, genpkey);
      const privateKey = privateKeyFromPem(pem, { provider });
      const publicKey = publicKeyFromPem(publicPem);
      expect(provider.publicKey(privateKey)).toEqual(publicKey);
      expect(publicKeyToPem(publicKey)).toBe(publicPem);
      expect(privateKeyToPem(privateKey)).toBe(pem);
      if (kind.type === 'RSA' || kind.type === 'EC') {
        openssl.run('pkey', '-in', 'key.pem', '-traditional', '-out', 'traditional.pem');
        const traditional = openssl.read('traditional.pem');
        expect(privateKeyFromPem(traditional, { provider })).toEqual(privateKey);
        const rsa = kind.type === 'RSA';
        const bytes = rsa ? encodePkcs1(privateKey) : encodeSec1(privateKey);
        expect(encodePem(rsa ? 'RSA PRIVATE KEY' : 'EC PRIVATE KEY', bytes)).toBe(traditional);
        expect(rsa ? parsePkcs1(bytes) : parseSec1(bytes, { provider })).toEqual(privateKey);
      }
    });
  });

  it('made here: accepted by openssl', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      const { privateKey, publicKey } = provider.generateKeyPair(kind);
      openssl.write('ours.pem', privateKeyToPem(privateKey));
      expect(openssl.run('pkey', '-in', 'ours.pem', '-pubout')).toBe(publicKeyToPem(publicKey));
      expect(parsePkcs8(encodePkcs8(privateKey), { provider })).toEqual(privateKey);
      expect(parseSubjectPublicKeyInfo(encodePublicKey(publicKey)).publicKey).toEqual(publicKey);
    });
  });
});

describe('other keys of openssl', () => {
  it('reads DSA keys', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.run('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024', '-out', 'dsa.pem');
      const { pem, publicPem } = opensslKey(openssl, ['-paramfile', 'dsa.pem']);
      const privateKey = privateKeyFromPem(pem, { provider });
      expect(provider.publicKey(privateKey)).toEqual(publicKeyFromPem(publicPem));
      expect(privateKeyToPem(privateKey)).toBe(pem);
    });
  });

  it.for([
    ['secp256k1', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1']],
    ['secp192r1', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime192v1']],
    ['brainpoolP256r1', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1']],
    ['sm2p256v1', ['-algorithm', 'SM2']],
    [
      'specifiedCurve',
      ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
    ],
  ] as const)('keeps and names a key on %s', ([name, genpkey], ctx) => {
    withOpenSsl(ctx, (openssl) => {
      const { publicPem, pem } = opensslKey(openssl, genpkey);
      openssl.run('pkey', '-pubin', '-in', 'public.pem', '-outform', 'DER', '-out', 'public.der');
      const info = parseSubjectPublicKeyInfo(openssl.readBytes('public.der'));
      expect(info).toMatchObject({ keyName: name, publicKey: undefined });
      expect(() => publicKeyFromPem(publicPem)).toThrow(`x509/unsupported-key: actual ${name}`);
      expect(() => privateKeyFromPem(pem, { provider })).toThrow('x509/unsupported-key');
    });
  });

  it('says that a key is encrypted', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.run('genpkey', '-algorithm', 'ED25519', '-aes256', '-pass', 'pass:secret', '-out', 'encrypted.pem');
      expect(() => privateKeyFromPem(openssl.read('encrypted.pem'), { provider })).toThrow('x509/key-encrypted');
    });
  });
});
