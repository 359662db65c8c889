import { x448 as nobleX448 } from '@noble/curves/ed448.js';
import { x25519 as nobleX25519 } from '@noble/curves/ed25519.js';
import { checkLength } from '../crypto/checks.js';
import type { KeyAgreement } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { allZeroResult, checkMontgomeryLength } from '../crypto/public-values.js';
import { random as systemRandom } from './random.js';

/** X25519 and X448 (RFC 7748). */
class Xdh implements KeyAgreement {
  readonly name: 'X25519' | 'X448';
  readonly #function: typeof nobleX25519;
  readonly #length: number;

  constructor(name: 'X25519' | 'X448', fn: typeof nobleX25519, length: number) {
    this.name = name;
    this.#function = fn;
    this.#length = length;
  }

  generateKeyPair(random: RandomSource = systemRandom): { privateKey: Uint8Array; publicKey: Uint8Array } {
    const privateKey = random(this.#length).slice();
    return { privateKey, publicKey: this.publicKey(privateKey) };
  }

  publicKey(privateKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'privateKey', privateKey, this.#length);
    return this.#function.getPublicKey(privateKey);
  }

  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'privateKey', privateKey, this.#length);
    checkMontgomeryLength(this.name, peerPublicKey, this.#length);
    try {
      return this.#function.getSharedSecret(privateKey, peerPublicKey);
    } catch {
      // Every u-coordinate is allowed but those of small order, whose product is all zeros.
      throw allZeroResult(this.name);
    }
  }
}

export const x25519: KeyAgreement = new Xdh('X25519', nobleX25519, 32);
export const x448: KeyAgreement = new Xdh('X448', nobleX448, 56);
