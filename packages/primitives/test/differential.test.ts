import { concat } from '@cutaway/primitives/bytes';
import {
  aeadParameters,
  type CryptoProvider,
  cipherParameters,
  type KemName,
  type KeyAgreementName,
} from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AEADS, CIPHERS, HASHES } from './algorithm-names.js';
import { codeOf } from './code-of.js';

const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });
const upTo = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });

/** Views that start anywhere in their buffer: what runs on words must not mind. */
const unaligned = (maxLength: number): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(upTo(maxLength), fc.nat(7))
    .map(([content, offset]) => concat(new Uint8Array(offset), content).subarray(offset));

/** Two results that must be the same: a value, or the code of the error. */
function same<T>(call: (provider: CryptoProvider) => T): void {
  const outcomes = [noble, nodeCrypto].map((provider) => {
    let value: T | undefined;
    const code = codeOf(() => {
      value = call(provider);
    });
    return code ?? value;
  });
  expect(outcomes[1]).toEqual(outcomes[0]);
}

const AGREEMENTS: readonly KeyAgreementName[] = ['X25519', 'X448', 'secp256r1', 'secp384r1', 'secp521r1', 'modp1024'];
const KEMS: readonly KemName[] = ['ML-KEM-768', 'X25519MLKEM768'];

describe('noble and node', () => {
  it.each(HASHES)('give one %s digest and HMAC, however fed', (name) => {
    fc.assert(
      fc.property(fc.array(unaligned(300), { maxLength: 5 }), upTo(200), (parts, key) => {
        same((provider) => provider.digest(name, concat(...parts)));
        same((provider) => provider.mac(name, key, concat(...parts)));
        same((provider) => parts.reduce((hash, part) => hash.update(part), provider.hash(name)).digest());
        same((provider) => parts.reduce((hash, part) => hash.update(part), provider.hmac(name, key)).digest());
      }),
      { numRuns: 50 },
    );
  });

  it.each(AEADS)('seal and open alike with %s', (name) => {
    const { keyLength } = aeadParameters(name);
    // Nonces of every length, right or wrong, past the longest that OpenSSL takes.
    const nonce = fc.oneof(bytes(12), upTo(20), upTo(150));
    // Nothing at all is a plaintext too.
    const plaintexts = fc.oneof({ arbitrary: unaligned(400), weight: 4 }, fc.constant(new Uint8Array(0)));
    fc.assert(
      fc.property(bytes(keyLength), nonce, plaintexts, unaligned(100), (key, iv, plaintext, additionalData) => {
        same((provider) => provider.aead(name, key).seal(iv, plaintext, additionalData));
        same((provider) => provider.aead(name, key).open(iv, plaintext, additionalData));
        if (codeOf(() => noble.aead(name, key).seal(iv, plaintext, additionalData)) !== undefined) return;
        const sealed = concat(Uint8Array.of(0), nodeCrypto.aead(name, key).seal(iv, plaintext, additionalData));
        same((provider) => provider.aead(name, key).open(iv, sealed.subarray(1), additionalData));
      }),
      { numRuns: 60 },
    );
  });

  it.each(CIPHERS)('encrypt and decrypt alike with %s, in any parts', (name) => {
    const { keyLength, ivLength, blockLength } = cipherParameters(name);
    const parts = fc.array(
      unaligned(200).map((part) => part.subarray(0, part.length - (part.length % blockLength))),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(bytes(keyLength), bytes(ivLength), parts, (key, iv, data) => {
        for (const direction of ['encryptor', 'decryptor'] as const) {
          same((provider) => {
            const cipher = provider[direction](name, key, iv);
            return concat(...data.map((part) => cipher.update(part)));
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it("build OpenSSH's packets alike", () => {
    const sequence = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(bytes(64), sequence, unaligned(300), (key, number, packet) => {
        same((provider) => provider.openSshAead(key).seal(number, packet));
        same((provider) => provider.openSshAead(key).open(number, packet));
        same((provider) => provider.openSshAead(key).openLength(number, packet.subarray(0, 4)));
      }),
      { numRuns: 50 },
    );
  });

  it.each(AGREEMENTS)('agree by %s with each other, and on what to refuse', (name) => {
    const ours = noble.keyAgreement(name);
    const theirs = nodeCrypto.keyAgreement(name);
    const honest = theirs.generateKeyPair();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: honest.publicKey.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const { privateKey, publicKey } = ours.generateKeyPair();
          expect(theirs.publicKey(privateKey)).toEqual(publicKey);
          expect(theirs.deriveSharedSecret(honest.privateKey, publicKey)).toEqual(
            ours.deriveSharedSecret(privateKey, honest.publicKey),
          );
          const changed = publicKey.slice();
          changed[at] = (changed[at] as number) ^ flip;
          same((provider) => provider.keyAgreement(name).deriveSharedSecret(honest.privateKey, changed));
          same((provider) => provider.keyAgreement(name).deriveSharedSecret(honest.privateKey, publicKey.subarray(at)));
          same((provider) => provider.keyAgreement(name).deriveSharedSecret(changed, honest.publicKey));
          same((provider) => provider.keyAgreement(name).publicKey(privateKey.subarray(1)));
        },
      ),
      { numRuns: name === 'secp521r1' ? 6 : 12 },
    );
  });

  it.each(['secp256r1', 'secp384r1', 'secp521r1'] as const)('refuse the same private keys of %s', (name) => {
    const length = noble.keyAgreement(name).generateKeyPair().privateKey.length;
    const peer = nodeCrypto.keyAgreement(name).generateKeyPair().publicKey;
    for (const fill of [0x00, 0xff]) {
      const privateKey = new Uint8Array(length).fill(fill);
      expect(codeOf(() => nodeCrypto.keyAgreement(name).publicKey(privateKey))).toBe('crypto/invalid-key');
      same((provider) => provider.keyAgreement(name).publicKey(privateKey));
      same((provider) => provider.keyAgreement(name).deriveSharedSecret(privateKey, peer));
    }
  });

  it('do not mistake a private key whose bytes were changed for the one they knew', () => {
    for (const provider of [noble, nodeCrypto]) {
      const agreement = provider.keyAgreement('secp256r1');
      const peer = agreement.generateKeyPair();
      const { privateKey } = agreement.generateKeyPair();
      const other = agreement.generateKeyPair().privateKey.slice();
      agreement.deriveSharedSecret(privateKey, peer.publicKey);
      privateKey.set(other);
      expect(agreement.deriveSharedSecret(privateKey, peer.publicKey)).toEqual(
        agreement.deriveSharedSecret(other, peer.publicKey),
      );
    }
  });

  it.each(KEMS)('open what the other encapsulates by %s', (name) => {
    for (const [one, other] of [
      [noble, nodeCrypto],
      [nodeCrypto, noble],
    ] as const) {
      const { privateKey, publicKey } = one.kem(name).generateKeyPair();
      const { ciphertext, sharedSecret } = other.kem(name).encapsulate(publicKey);
      expect(one.kem(name).decapsulate(privateKey, ciphertext)).toEqual(sharedSecret);
      expect(other.kem(name).decapsulate(privateKey, ciphertext)).toEqual(sharedSecret);
      fc.assert(
        fc.property(fc.nat(ciphertext.length - 1), (at) => {
          const changed = ciphertext.slice();
          changed[at] = (changed[at] as number) ^ 1;
          same((provider) => provider.kem(name).decapsulate(privateKey, changed));
        }),
        { numRuns: 10 },
      );
    }
  });
});
