import { createECDH, type ECDH } from 'node:crypto';
import { checkLength } from '../crypto/checks.js';
import type { KeyAgreement } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { checkUncompressedPoint } from '../crypto/public-values.js';
import { RememberedKeys } from '../crypto/remembered-keys.js';
import * as noble from '../noble/ecdh.js';
import { plain } from './bytes.js';
import { preferNative } from './prefer-native.js';

/** ECDH by OpenSSL. Where it refuses, the `noble` provider says why. */
class NodeEcdh implements KeyAgreement {
  readonly name: string;
  readonly #curve: string;
  readonly #length: number;
  readonly #fallback: KeyAgreement;
  readonly #keys = new RememberedKeys<ECDH>();

  /** @param length bytes of a coordinate and of a scalar. */
  constructor(curve: string, length: number, fallback: KeyAgreement) {
    this.name = fallback.name;
    this.#curve = curve;
    this.#length = length;
    this.#fallback = fallback;
  }

  generateKeyPair(random?: RandomSource): { privateKey: Uint8Array; publicKey: Uint8Array } {
    if (random !== undefined) return this.#fallback.generateKeyPair(random);
    return preferNative(
      () => {
        const ecdh = createECDH(this.#curve);
        const publicKey = plain(ecdh.generateKeys());
        const scalar = ecdh.getPrivateKey();
        const privateKey = new Uint8Array(this.#length);
        privateKey.set(scalar, this.#length - scalar.length);
        this.#keys.set(privateKey, ecdh);
        return { privateKey, publicKey };
      },
      () => this.#fallback.generateKeyPair(),
    );
  }

  publicKey(privateKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'privateKey', privateKey, this.#length);
    return preferNative(
      () => plain(this.#ecdh(privateKey).getPublicKey()),
      () => this.#fallback.publicKey(privateKey),
    );
  }

  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'privateKey', privateKey, this.#length);
    checkUncompressedPoint(this.name, peerPublicKey, this.#length);
    return preferNative(
      () => plain(this.#ecdh(privateKey).computeSecret(peerPublicKey)),
      () => this.#fallback.deriveSharedSecret(privateKey, peerPublicKey),
    );
  }

  #ecdh(privateKey: Uint8Array): ECDH {
    return this.#keys.get(privateKey, () => {
      const ecdh = createECDH(this.#curve);
      ecdh.setPrivateKey(privateKey);
      return ecdh;
    });
  }
}

export const secp256r1: KeyAgreement = new NodeEcdh('prime256v1', 32, noble.secp256r1);
export const secp384r1: KeyAgreement = new NodeEcdh('secp384r1', 48, noble.secp384r1);
export const secp521r1: KeyAgreement = new NodeEcdh('secp521r1', 66, noble.secp521r1);
