import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { noble as provider } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { privateKeyToPem, publicKeyToPem } from '../keys/index.js';
import {
  type Jwk,
  jwkThumbprint,
  privateKeyFromJwk,
  privateKeyToJwk,
  publicKeyFromJwk,
  publicKeyToJwk,
} from './index.js';

const KINDS: readonly KeyGeneration[] = [
  { type: 'RSA', modulusLength: 2048 },
  { type: 'EC', curve: 'P-256' },
  { type: 'EC', curve: 'P-384' },
  { type: 'EC', curve: 'P-521' },
  { type: 'Ed25519' },
  { type: 'Ed448' },
  { type: 'X25519' },
  { type: 'X448' },
];

describe.each(KINDS)('a key of %o', (kind) => {
  const { privateKey, publicKey } = nodeCrypto.generateKeyPair(kind);

  it('is the same JWK as node:crypto makes', () => {
    expect(publicKeyToJwk(publicKey)).toEqual(createPublicKey(publicKeyToPem(publicKey)).export({ format: 'jwk' }));
    expect(privateKeyToJwk(privateKey)).toEqual(
      createPrivateKey(privateKeyToPem(privateKey)).export({ format: 'jwk' }),
    );
  });

  it('comes back', () => {
    expect(publicKeyFromJwk({ ...publicKeyToJwk(publicKey), kid: 'x' })).toEqual(publicKey);
    expect(privateKeyFromJwk(privateKeyToJwk(privateKey), provider)).toEqual(privateKey);
    expect(publicKeyFromJwk(privateKeyToJwk(privateKey))).toEqual(publicKey);
  });

  it('is refused when any member is missing, malformed or of another length', () => {
    const jwk: Record<string, unknown> = { ...privateKeyToJwk(privateKey) };
    const refused = (change: Record<string, unknown>): void => {
      expect(() => privateKeyFromJwk({ ...jwk, ...change } as Jwk, provider), JSON.stringify(change)).toThrow(
        expect.objectContaining({ code: 'x509/invalid-jwk' }),
      );
    };
    for (const member of Object.keys(jwk)) {
      for (const value of [undefined, null, 7, '', 'A', 'AB=', '+/+/', `AA${jwk[member]}`, ['x'], {}]) {
        refused({ [member]: value });
      }
    }
    refused({ kty: 'oct' });
    refused({ crv: 'toString', kty: 'OKP' });
    refused({ crv: 'toString', kty: 'EC' });
  });

  it('is refused when the public half is another key’s', () => {
    if (kind.type === 'RSA') return;
    const other = publicKeyToJwk(nodeCrypto.generateKeyPair(kind).publicKey);
    expect(() => privateKeyFromJwk({ ...privateKeyToJwk(privateKey), ...other }, provider)).toThrow(
      expect.objectContaining({ code: 'x509/invalid-jwk' }),
    );
  });
});

describe('thumbprints', () => {
  it('is that of RFC 7638 §3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs' +
      'tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91' +
      'CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    const key = publicKeyFromJwk({ kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' });
    expect(jwkThumbprint(key, provider)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  it('is that of RFC 8037 Appendix A.3', () => {
    const key = publicKeyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' });
    expect(jwkThumbprint(key, provider)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});

it('DSA has no JWK', () => {
  const { publicKey } = nodeCrypto.generateKeyPair({ type: 'DSA', modulusLength: 1024 });
  expect(() => publicKeyToJwk(publicKey)).toThrow(expect.objectContaining({ code: 'x509/unsupported-key' }));
});
