import { createECDH, type ECDH } from 'node:crypto';
import { checkLength } from '../crypto/checks.js';
import { constantTimeEqual } from '../crypto/constant-time.js';
import type { KeyAgreement } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { checkUncompressedPoint } from '../crypto/public-values.js';
import * as noble from '../noble/ecdh.js';
import { plain } from './bytes.js';
import { preferNative } from './prefer-native.js';

/**
 * ECDH by OpenSSL. Where it refuses, the `noble` provider says why.
 *
 * OpenSSL computes the public key of every private key it is given, so a key it made or saw is remembered with it for
 * as long as the caller holds the array.
 */
class NodeEcdh implements KeyAgreement {
  readonly name: string;
  readonly #curve: string;
  readonly #length: number;
  readonly #fallback: KeyAgreement;
  readonly #known = new WeakMap<Uint8Array, { readonly scalar: Uint8Array; readonly ecdh: ECDH }>();

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
        this.#known.set(privateKey, { scalar: privateKey.slice(), ecdh });
        return { privateKey, publicKey };
      },
      () => this.#fallback.generateKeyPair(),
    );
  }

  publicKey(privateKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'private key', privateKey, this.#length);
    return preferNative(
      () => plain(this.#ecdh(privateKey).getPublicKey()),
      () => this.#fallback.publicKey(privateKey),
    );
  }

  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'private key', privateKey, this.#length);
    checkUncompressedPoint(this.name, peerPublicKey, this.#length);
    return preferNative(
      () => plain(this.#ecdh(privateKey).computeSecret(peerPublicKey)),
      () => this.#fallback.deriveSharedSecret(privateKey, peerPublicKey),
    );
  }

  #ecdh(privateKey: Uint8Array): ECDH {
    const known = this.#known.get(privateKey);
    if (known !== undefined && constantTimeEqual(known.scalar, privateKey)) return known.ecdh;
    const ecdh = createECDH(this.#curve);
    ecdh.setPrivateKey(privateKey);
    this.#known.set(privateKey, { scalar: privateKey.slice(), ecdh });
    return ecdh;
  }
}

export const secp256r1: KeyAgreement = new NodeEcdh('prime256v1', 32, noble.secp256r1);
export const secp384r1: KeyAgreement = new NodeEcdh('secp384r1', 48, noble.secp384r1);
export const secp521r1: KeyAgreement = new NodeEcdh('secp521r1', 66, noble.secp521r1);
