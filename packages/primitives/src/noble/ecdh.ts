import { p256, p384, p521 } from '@noble/curves/nist.js';
import { checkLength } from '../crypto/checks.js';
import { CryptoError } from '../crypto/errors.js';
import type { KeyAgreement, KeyAgreementName } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { random as systemRandom } from './random.js';

type Curve = typeof p256;

/** Enough draws that a working source fails once in 2^128 runs, even where half of all draws are out of range. */
const MAXIMUM_DRAWS = 128;

/**
 * Diffie-Hellman on a NIST curve (SP 800-56A §5.7.1.2). Public keys are uncompressed points (SEC 1 §2.3.3), as
 * RFC 8446 §4.2.8.2 and RFC 5656 §3.1 send them; compressed ones are refused.
 */
class Ecdh implements KeyAgreement {
  readonly name: KeyAgreementName;
  readonly #curve: Curve;

  constructor(name: KeyAgreementName, curve: Curve) {
    this.name = name;
    this.#curve = curve;
  }

  /** Draws a scalar by rejection (FIPS 186-5 A.2.2), so the bytes drawn are the private key where they are in range. */
  generateKeyPair(random: RandomSource = systemRandom): { privateKey: Uint8Array; publicKey: Uint8Array } {
    const { secretKey: length } = this.#lengths();
    for (let draw = 0; draw < MAXIMUM_DRAWS; draw++) {
      const privateKey = random(length).slice();
      // The order of P-521 has 521 bits, seven fewer than its 66 bytes hold.
      if (this.name === 'secp521r1') privateKey[0] = (privateKey[0] as number) & 0x01;
      if (this.#curve.utils.isValidSecretKey(privateKey)) return { privateKey, publicKey: this.publicKey(privateKey) };
    }
    throw new CryptoError('crypto/invalid-parameter', { algorithm: this.name, parameter: 'random' });
  }

  publicKey(privateKey: Uint8Array): Uint8Array {
    this.#checkPrivateKey(privateKey);
    return this.#curve.getPublicKey(privateKey, false);
  }

  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array {
    this.#checkPrivateKey(privateKey);
    const { secretKey: length, publicKeyUncompressed } = this.#lengths();
    if (peerPublicKey.length !== publicKeyUncompressed || peerPublicKey[0] !== 0x04) throw this.#refuse('encoding');
    let shared: Uint8Array;
    try {
      shared = this.#curve.getSharedSecret(privateKey, peerPublicKey, false);
    } catch {
      throw this.#refuse('not-on-curve');
    }
    return shared.slice(1, 1 + length);
  }

  #lengths(): { secretKey: number; publicKeyUncompressed: number } {
    const secretKey = this.#curve.Point.Fn.BYTES;
    return { secretKey, publicKeyUncompressed: 1 + 2 * secretKey };
  }

  #checkPrivateKey(privateKey: Uint8Array): void {
    checkLength(this.name, 'private key', privateKey, this.#lengths().secretKey);
    if (!this.#curve.utils.isValidSecretKey(privateKey)) {
      throw new CryptoError('crypto/invalid-key', { algorithm: this.name, reason: 'out-of-range' });
    }
  }

  #refuse(reason: string): CryptoError {
    return new CryptoError(
      'crypto/invalid-public-value',
      { algorithm: this.name, reason },
      { rule: 'RFC 8446 §4.2.8.2' },
    );
  }
}

export const secp256r1: KeyAgreement = new Ecdh('secp256r1', p256);
export const secp384r1: KeyAgreement = new Ecdh('secp384r1', p384);
export const secp521r1: KeyAgreement = new Ecdh('secp521r1', p521);
