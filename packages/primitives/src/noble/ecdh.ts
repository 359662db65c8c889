import { p256, p384, p521 } from '@noble/curves/nist.js';
import { unsignedToBytes } from '../bytes/unsigned.js';
import { checkLength } from '../crypto/checks.js';
import type { KeyAgreement, KeyAgreementName } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { checkUncompressedPoint, pointNotOnCurve, scalarOutOfRange } from '../crypto/public-values.js';
import { random as systemRandom } from './random.js';
import { randomBelow } from './random-numbers.js';

type Curve = typeof p256;

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

  /** The bytes drawn are the private key where they are in range (FIPS 186-5 A.2.2). */
  generateKeyPair(random: RandomSource = systemRandom): { privateKey: Uint8Array; publicKey: Uint8Array } {
    const { ORDER, BITS, BYTES } = this.#curve.Point.Fn;
    const privateKey = unsignedToBytes(randomBelow(ORDER, BITS, random, this.name), BYTES);
    return { privateKey, publicKey: this.publicKey(privateKey) };
  }

  publicKey(privateKey: Uint8Array): Uint8Array {
    this.#checkPrivateKey(privateKey);
    return this.#curve.getPublicKey(privateKey, false);
  }

  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array {
    this.#checkPrivateKey(privateKey);
    const length = this.#curve.Point.Fp.BYTES;
    checkUncompressedPoint(this.name, peerPublicKey, length);
    try {
      return this.#curve.getSharedSecret(privateKey, peerPublicKey, false).slice(1, 1 + length);
    } catch {
      throw pointNotOnCurve(this.name);
    }
  }

  #checkPrivateKey(privateKey: Uint8Array): void {
    checkLength(this.name, 'privateKey', privateKey, this.#curve.Point.Fn.BYTES);
    if (!this.#curve.utils.isValidSecretKey(privateKey)) throw scalarOutOfRange(this.name);
  }
}

export const secp256r1: KeyAgreement = new Ecdh('secp256r1', p256);
export const secp384r1: KeyAgreement = new Ecdh('secp384r1', p384);
export const secp521r1: KeyAgreement = new Ecdh('secp521r1', p521);
