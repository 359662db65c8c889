import { fromHex, toHex } from '@cutaway/primitives/bytes';
import type { KemName } from '@cutaway/primitives/crypto';
import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.js';
import { fixedRandom } from './fixed-random.js';
import { providers } from './providers.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface MlKemTest extends WycheproofTest {
  readonly seed: string;
  readonly ek: string;
  readonly c: string;
  readonly K: string;
}
interface EncapsulationTest extends WycheproofTest {
  readonly m: string;
  readonly ek: string;
  readonly c: string;
  readonly K: string;
}
interface KeyGenerationTest extends WycheproofTest {
  readonly seed: string;
  readonly ek: string;
  readonly dk: string;
}

const KEMS: readonly KemName[] = ['ML-KEM-768', 'X25519MLKEM768', 'mlkem768x25519-sha256', 'sntrup761x25519-sha512'];

describe.each(providers)('$name', (provider) => {
  const mlKem = provider.kem('ML-KEM-768');

  wycheproof<object, MlKemTest>('mlkem_768', (test) => {
    const { privateKey, publicKey } = mlKem.generateKeyPair(() => fromHex(test.seed));
    const sharedSecret = mlKem.decapsulate(privateKey, fromHex(test.c));
    expect(toHex(publicKey)).toBe(test.ek);
    expect(toHex(sharedSecret)).toBe(test.K);
  });

  wycheproof<object, EncapsulationTest>('mlkem_768_encaps', (test) => {
    // Once with the given randomness, and once without: the provider may go another way then.
    const { ciphertext, sharedSecret } = mlKem.encapsulate(fromHex(test.ek), () => fromHex(test.m));
    expect(toHex(ciphertext)).toBe(test.c);
    expect(toHex(sharedSecret)).toBe(test.K);
    expect(mlKem.encapsulate(fromHex(test.ek)).ciphertext).toHaveLength(mlKem.ciphertextLength);
  });

  wycheproof<object, KeyGenerationTest>('mlkem_768_keygen_seed', (test) => {
    const { privateKey, publicKey } = mlKem.generateKeyPair(() => fromHex(test.seed));
    expect(toHex(publicKey)).toBe(test.ek);
    expect(toHex(privateKey)).toBe(test.dk);
  });

  describe.each(KEMS)('%s', (name) => {
    const kem = provider.kem(name);
    const { privateKey, publicKey } = kem.generateKeyPair();

    it('gives both sides one secret, and another for a changed ciphertext', () => {
      const { ciphertext, sharedSecret } = kem.encapsulate(publicKey);
      expect(publicKey).toHaveLength(kem.publicKeyLength);
      expect(ciphertext).toHaveLength(kem.ciphertextLength);
      expect(sharedSecret).toHaveLength(name === 'ML-KEM-768' ? 32 : 64);
      expect(kem.decapsulate(privateKey, ciphertext)).toEqual(sharedSecret);
      const changed = ciphertext.slice();
      changed[0] = (changed[0] as number) ^ 1;
      expect(kem.decapsulate(privateKey, changed)).not.toEqual(sharedSecret);
      for (const bytes of [privateKey, publicKey, ciphertext, sharedSecret]) {
        expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
      }
    });

    it('repeats itself with the same random bytes', () => {
      const once = kem.generateKeyPair(fixedRandom(name));
      expect(kem.generateKeyPair(fixedRandom(name))).toEqual(once);
      const sealed = kem.encapsulate(once.publicKey, fixedRandom(name));
      expect(kem.encapsulate(once.publicKey, fixedRandom(name))).toEqual(sealed);
      expect(kem.decapsulate(once.privateKey, sealed.ciphertext)).toEqual(sealed.sharedSecret);
    });

    it('refuses wrong lengths', () => {
      for (const wrong of [0, 32, kem.publicKeyLength - 1, kem.publicKeyLength + 1]) {
        expect(codeOf(() => kem.encapsulate(new Uint8Array(wrong)))).toBe('crypto/invalid-public-value');
      }
      for (const wrong of [0, 32, kem.ciphertextLength - 1, kem.ciphertextLength + 1]) {
        expect(codeOf(() => kem.decapsulate(privateKey, new Uint8Array(wrong)))).toBe('crypto/invalid-public-value');
      }
      const ciphertext = new Uint8Array(kem.ciphertextLength).fill(1);
      for (const wrong of [new Uint8Array(0), privateKey.subarray(1)]) {
        expect(codeOf(() => kem.decapsulate(wrong, ciphertext))).toBe('crypto/invalid-length');
      }
      expect(codeOf(() => kem.generateKeyPair(() => new Uint8Array(3)))).toBe('crypto/invalid-length');
      expect(codeOf(() => kem.encapsulate(publicKey, () => new Uint8Array(3)))).toBe('crypto/invalid-length');
    });
  });

  it("refuses a decapsulation key whose hash does not match its encapsulation key's", () => {
    const { privateKey } = mlKem.generateKeyPair();
    privateKey[2400 - 33] = (privateKey[2400 - 33] as number) ^ 1;
    expect(codeOf(() => mlKem.decapsulate(privateKey, new Uint8Array(1088)))).toBe('crypto/invalid-key');
  });

  it("has the hybrids put ML-KEM's parts first and refuse X25519 points of small order", () => {
    const kem = provider.kem('X25519MLKEM768');
    const { privateKey, publicKey } = kem.generateKeyPair();
    const { ciphertext, sharedSecret } = kem.encapsulate(publicKey);
    expect(mlKem.decapsulate(privateKey.subarray(0, 2400), ciphertext.subarray(0, 1088))).toEqual(
      sharedSecret.subarray(0, 32),
    );
    const x25519 = provider.keyAgreement('X25519');
    expect(x25519.deriveSharedSecret(privateKey.subarray(2400), ciphertext.subarray(1088))).toEqual(
      sharedSecret.subarray(32),
    );
    const zero = publicKey.slice();
    zero.fill(0, 1184);
    expect(codeOf(() => kem.encapsulate(zero))).toBe('crypto/invalid-public-value');
    const zeroShare = ciphertext.slice();
    zeroShare.fill(0, 1088);
    expect(codeOf(() => kem.decapsulate(privateKey, zeroShare))).toBe('crypto/invalid-public-value');
  });
});
