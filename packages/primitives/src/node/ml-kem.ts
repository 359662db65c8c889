import * as crypto from 'node:crypto';
import { checkLength } from '../crypto/checks.js';
import type { Kem } from '../crypto/key-exchange.js';
import { RememberedKeys } from '../crypto/remembered-keys.js';
import { checkMlKemLength, ML_KEM_768, mlKem768 as nobleMlKem768 } from '../noble/ml-kem.js';
import { plain } from './bytes.js';
import { BIT_STRING, element, integer, OCTET_STRING, SEQUENCE } from './der.js';
import { preferNative } from './prefer-native.js';

/** 2.16.840.1.101.3.4.4.2, id-alg-ml-kem-768 (RFC 9935 §3). */
const ALGORITHM = element(SEQUENCE, Uint8Array.of(0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x04, 0x02));

/** Where the encapsulation key stands in the decapsulation key (FIPS 203 §6.1, algorithm 16). */
const EK_START = 1152;

function publicKeyObject(ek: Uint8Array): crypto.KeyObject {
  const key = element(SEQUENCE, ALGORITHM, element(BIT_STRING, Uint8Array.of(0), ek));
  return crypto.createPublicKey({ key: key as Buffer, format: 'der', type: 'spki' });
}

const privateKeys = new RememberedKeys<crypto.KeyObject>();

/** OneAsymmetricKey with the expanded key alone (RFC 9935 §6). */
function privateKeyObject(dk: Uint8Array): crypto.KeyObject {
  return privateKeys.get(dk, () => {
    const expandedKey = element(OCTET_STRING, element(OCTET_STRING, dk));
    const key = element(SEQUENCE, integer(Uint8Array.of(0)), ALGORITHM, expandedKey);
    return crypto.createPrivateKey({ key: key as Buffer, format: 'der', type: 'pkcs8' });
  });
}

/**
 * Makes a key pair. The decapsulation key stands at the end of what OpenSSL writes.
 *
 * @throws {Error} when OpenSSL is configured to write the seed alone.
 */
function generate(): { privateKey: Uint8Array; publicKey: Uint8Array } {
  const { privateKey: object } = crypto.generateKeyPairSync('ml-kem-768');
  const der = object.export({ format: 'der', type: 'pkcs8' });
  if (der.length < ML_KEM_768.privateKeyLength) throw new Error('no expanded key');
  const privateKey = Uint8Array.from(der.subarray(-ML_KEM_768.privateKeyLength));
  privateKeys.set(privateKey, object);
  const publicKey = privateKey.slice(EK_START, EK_START + ML_KEM_768.publicKeyLength);
  return { privateKey, publicKey };
}

const openSslMlKem768: Kem = {
  ...nobleMlKem768,

  // OpenSSL cannot be told which random bytes to use.
  generateKeyPair: (random) =>
    random === undefined
      ? preferNative(generate, nobleMlKem768.generateKeyPair)
      : nobleMlKem768.generateKeyPair(random),

  encapsulate(publicKey, random) {
    if (random !== undefined) return nobleMlKem768.encapsulate(publicKey, random);
    checkMlKemLength('ek', publicKey);
    return preferNative(
      () => {
        const { ciphertext, sharedKey } = crypto.encapsulate(publicKeyObject(publicKey));
        return { ciphertext: plain(ciphertext), sharedSecret: plain(sharedKey) };
      },
      () => nobleMlKem768.encapsulate(publicKey),
    );
  },

  decapsulate(privateKey, ciphertext) {
    checkLength(nobleMlKem768.name, 'privateKey', privateKey, ML_KEM_768.privateKeyLength);
    checkMlKemLength('c', ciphertext);
    return preferNative(
      () => plain(crypto.decapsulate(privateKeyObject(privateKey), ciphertext)),
      () => nobleMlKem768.decapsulate(privateKey, ciphertext),
    );
  },
};

/** ML-KEM-768 by OpenSSL where this Node has it (from 24.7, with OpenSSL 3.5), else the `noble` provider's. */
export const mlKem768: Kem = typeof crypto.encapsulate === 'function' ? openSslMlKem768 : nobleMlKem768;
