import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { base64url } from '../bytes/encoding.js';
import { checkLength } from '../crypto/checks.js';
import type { KeyAgreement } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { checkMontgomeryLength } from '../crypto/public-values.js';
import { RememberedKeys } from '../crypto/remembered-keys.js';
import * as noble from '../noble/xdh.js';
import { plain } from './bytes.js';
import { preferNative } from './prefer-native.js';
import { rawPublicKey } from './raw-public-key.js';

/** X25519 and X448 by OpenSSL, with private keys as JSON Web Keys (RFC 8037). */
class NodeXdh implements KeyAgreement {
  readonly name: 'X25519' | 'X448';
  readonly #length: number;
  readonly #fallback: KeyAgreement;
  readonly #keys = new RememberedKeys<KeyObject>();

  constructor(name: 'X25519' | 'X448', length: number, fallback: KeyAgreement) {
    this.name = name;
    this.#length = length;
    this.#fallback = fallback;
  }

  generateKeyPair(random?: RandomSource): { privateKey: Uint8Array; publicKey: Uint8Array } {
    if (random === undefined) {
      return preferNative(
        () => this.#generate(),
        () => this.#fallback.generateKeyPair(),
      );
    }
    const privateKey = random(this.#length).slice();
    return { privateKey, publicKey: this.publicKey(privateKey) };
  }

  /** Half the work of taking in a private key that was made elsewhere. */
  #generate(): { privateKey: Uint8Array; publicKey: Uint8Array } {
    const { privateKey: key } = this.name === 'X25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('x448');
    const { d, x } = key.export({ format: 'jwk' });
    const privateKey = base64url.decode(d as string);
    this.#keys.set(privateKey, key);
    return { privateKey, publicKey: base64url.decode(x as string) };
  }

  publicKey(privateKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'privateKey', privateKey, this.#length);
    return preferNative(
      () => base64url.decode(createPublicKey(this.#privateKey(privateKey)).export({ format: 'jwk' }).x as string),
      () => this.#fallback.publicKey(privateKey),
    );
  }

  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array {
    checkLength(this.name, 'privateKey', privateKey, this.#length);
    checkMontgomeryLength(this.name, peerPublicKey, this.#length);
    return preferNative(
      () => {
        const publicKey = rawPublicKey(this.name, peerPublicKey);
        return plain(diffieHellman({ privateKey: this.#privateKey(privateKey), publicKey }));
      },
      () => this.#fallback.deriveSharedSecret(privateKey, peerPublicKey),
    );
  }

  /** OpenSSL computes the public key, so that the member that holds it need only be there. */
  #privateKey(privateKey: Uint8Array): KeyObject {
    return this.#keys.get(privateKey, () => {
      const key = { kty: 'OKP', crv: this.name, d: base64url.encode(privateKey), x: '' };
      return createPrivateKey({ key, format: 'jwk' });
    });
  }
}

export const x25519: KeyAgreement = new NodeXdh('X25519', 32, noble.x25519);
export const x448: KeyAgreement = new NodeXdh('X448', 56, noble.x448);
