import * as crypto from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { utf8 } from '../bytes/index.js';
import type { HashName, KemName, KeyAgreementName } from '../crypto/index.js';
import { nodeCrypto } from './index.js';
import { preferNative } from './prefer-native.js';

/** A mistake in how OpenSSL is asked must not hide behind the fallback, so here there is none. */
vi.mock(import('./prefer-native.js'), async (importOriginal) => {
  const original = await importOriginal();
  const failing = (): never => {
    throw new Error('fell back');
  };
  return { preferNative: vi.fn((native) => original.preferNative(native, failing)) };
});

const AGREEMENTS: readonly KeyAgreementName[] = [
  'X25519',
  'X448',
  'secp256r1',
  'secp384r1',
  'secp521r1',
  'modp768',
  'ffdhe2048',
];

describe('without the noble provider behind it, node', () => {
  it.each<HashName>(['MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'])('hashes with %s', (name) => {
    nodeCrypto.digest(name, utf8('abc'));
    nodeCrypto.hash(name).update(utf8('abc')).digest();
    nodeCrypto.mac(name, utf8(''), utf8('abc'));
    nodeCrypto.hmac(name, utf8('key')).update(utf8('abc')).digest();
    expect(preferNative).toHaveBeenCalled();
  });

  it.each(AGREEMENTS)('agrees by %s', (name) => {
    const agreement = nodeCrypto.keyAgreement(name);
    const { privateKey, publicKey } = agreement.generateKeyPair();
    // A copy is no array that is known.
    expect(agreement.publicKey(privateKey.slice())).toEqual(publicKey);
    expect(agreement.deriveSharedSecret(privateKey.slice(), publicKey)).toEqual(
      agreement.deriveSharedSecret(privateKey, publicKey),
    );
  });

  it.runIf(typeof crypto.encapsulate === 'function')('encapsulates by ML-KEM', () => {
    for (const name of ['ML-KEM-768', 'X25519MLKEM768'] as const satisfies readonly KemName[]) {
      const kem = nodeCrypto.kem(name);
      const { privateKey, publicKey } = kem.generateKeyPair();
      const { ciphertext, sharedSecret } = kem.encapsulate(publicKey);
      expect(kem.decapsulate(privateKey, ciphertext)).toEqual(sharedSecret);
      expect(kem.decapsulate(privateKey.slice(), ciphertext)).toEqual(sharedSecret);
    }
  });

  it('knows that a refusal would show', () => {
    const { privateKey } = nodeCrypto.keyAgreement('secp256r1').generateKeyPair();
    const offCurve = Uint8Array.of(4, ...new Uint8Array(63), 1);
    expect(() => nodeCrypto.keyAgreement('secp256r1').deriveSharedSecret(privateKey, offCurve)).toThrow('fell back');
  });
});
