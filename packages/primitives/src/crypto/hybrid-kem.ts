import { concat } from '../bytes/index.js';
import { checkLength } from './checks.js';
import { CryptoError } from './errors.js';
import type { Kem, KemName, KeyAgreement } from './key-exchange.js';
import { RememberedKeys } from './remembered-keys.js';

const X25519_LENGTH = 32;

/**
 * A post-quantum KEM and X25519 side by side: keys, ciphertexts and secrets of the two, X25519's second
 * (draft-ietf-tls-ecdhe-mlkem §3, draft-ietf-sshm-mlkem-hybrid-kex §2.4, draft-ietf-sshm-ntruprime-ssh).
 *
 * The X25519 share of whoever encapsulates is the second part of the ciphertext.
 */
export function hybridKem(name: KemName, postQuantum: Kem, x25519: KeyAgreement): Kem {
  const publicKeyLength = postQuantum.publicKeyLength + X25519_LENGTH;
  const ciphertextLength = postQuantum.ciphertextLength + X25519_LENGTH;

  const checkPeer = (what: 'publicKey' | 'ciphertext', bytes: Uint8Array, length: number): void => {
    if (bytes.length === length) return;
    throw new CryptoError('crypto/invalid-public-value', {
      algorithm: name,
      reason: `length(${what}) ≠ ${length}`,
    });
  };

  // Cutting a joined key up anew each time would hide from the parts that they know their keys already.
  const halves = new RememberedKeys<readonly [postQuantum: Uint8Array, x25519: Uint8Array]>();

  return {
    name,
    publicKeyLength,
    ciphertextLength,

    generateKeyPair(random) {
      const first = postQuantum.generateKeyPair(random);
      const second = x25519.generateKeyPair(random);
      const privateKey = concat(first.privateKey, second.privateKey);
      halves.set(privateKey, [first.privateKey, second.privateKey]);
      return { privateKey, publicKey: concat(first.publicKey, second.publicKey) };
    },

    encapsulate(publicKey, random) {
      checkPeer('publicKey', publicKey, publicKeyLength);
      const first = postQuantum.encapsulate(publicKey.subarray(0, postQuantum.publicKeyLength), random);
      const second = x25519.generateKeyPair(random);
      const shared = x25519.deriveSharedSecret(second.privateKey, publicKey.subarray(postQuantum.publicKeyLength));
      return {
        ciphertext: concat(first.ciphertext, second.publicKey),
        sharedSecret: concat(first.sharedSecret, shared),
      };
    },

    decapsulate(privateKey, ciphertext) {
      checkLength(name, 'privateKey', privateKey, X25519_LENGTH, Number.POSITIVE_INFINITY);
      checkPeer('ciphertext', ciphertext, ciphertextLength);
      const [first, second] = halves.get(privateKey, () => [
        privateKey.slice(0, -X25519_LENGTH),
        privateKey.slice(-X25519_LENGTH),
      ]);
      return concat(
        postQuantum.decapsulate(first, ciphertext.subarray(0, postQuantum.ciphertextLength)),
        x25519.deriveSharedSecret(second, ciphertext.subarray(postQuantum.ciphertextLength)),
      );
    },
  };
}
