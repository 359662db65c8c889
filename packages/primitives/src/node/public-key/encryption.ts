import { constants, privateDecrypt, publicEncrypt, type RsaPrivateKey, type RsaPublicKey } from 'node:crypto';
import { unsignedToBytes } from '../../bytes/unsigned.js';
import { unsupported } from '../../crypto/checks.js';
import type { PrivateKey } from '../../crypto/keys.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { EncryptionAlgorithm } from '../../crypto/public-key.js';
import { noblePublicKey } from '../../noble/public-key/index.js';
import { rsaPrivateNumbers } from '../../noble/public-key/rsa-key.js';
import { unpadOrReplace } from '../../noble/public-key/rsaes-pkcs1.js';
import { plain } from '../bytes.js';
import { singleDigestName } from '../digest-names.js';
import { preferNative } from '../prefer-native.js';
import { checkPublicKey, privateKeyObject, publicKeyObject } from './key-objects.js';

type Padding = Pick<RsaPublicKey & RsaPrivateKey, 'padding' | 'oaepHash' | 'oaepLabel'>;

/**
 * How OpenSSL is to pad; `undefined` where `node:crypto` has no words for it.
 *
 * @throws {CryptoError} `crypto/unsupported`
 */
function paddingFor(algorithm: EncryptionAlgorithm): Padding | undefined {
  switch (algorithm.name) {
    case 'RSAES-PKCS1-v1_5':
      return { padding: constants.RSA_PKCS1_PADDING };
    case 'RSAES-OAEP': {
      const oaepHash = singleDigestName(algorithm.hash);
      // Another hash for the mask cannot be named.
      if ((algorithm.mgfHash ?? algorithm.hash) !== algorithm.hash) return undefined;
      const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash };
      return algorithm.label === undefined ? padding : { ...padding, oaepLabel: algorithm.label };
    }
    default:
      throw unsupported('node', (algorithm as EncryptionAlgorithm).name);
  }
}

/**
 * RSAES-PKCS1-V1_5-DECRYPT with the padding looked at here: OpenSSL rejects implicitly from version 3.2 on, and Node
 * refuses this padding where it does not.
 */
function decryptRsaesPkcs1(privateKey: PrivateKey, ciphertext: Uint8Array): Uint8Array {
  const { d, k } = rsaPrivateNumbers('RSAES-PKCS1-v1_5', privateKey);
  const block = privateDecrypt({ key: privateKeyObject(privateKey), padding: constants.RSA_NO_PADDING }, ciphertext);
  return unpadOrReplace(unsignedToBytes(d, k), ciphertext, block);
}

/** RSA encryption by OpenSSL. */
export const nodeEncryption: Pick<CryptoProvider, 'encrypt' | 'decrypt'> = {
  encrypt(algorithm, publicKey, plaintext, random) {
    const padding = paddingFor(algorithm);
    checkPublicKey(algorithm.name, publicKey);
    const ours = () => noblePublicKey.encrypt(algorithm, publicKey, plaintext, random);
    // OpenSSL cannot be told which random bytes to use.
    if (padding === undefined || random !== undefined) return ours();
    return preferNative(() => plain(publicEncrypt({ key: publicKeyObject(publicKey), ...padding }, plaintext)), ours);
  },
  decrypt(algorithm, privateKey, ciphertext) {
    const padding = paddingFor(algorithm);
    const { k } = rsaPrivateNumbers(algorithm.name, privateKey);
    const ours = () => noblePublicKey.decrypt(algorithm, privateKey, ciphertext);
    // A ciphertext of another length than the modulus is wrong (RFC 8017 §7.1.2, §7.2.2); OpenSSL takes shorter ones.
    if (padding === undefined || ciphertext.length !== k) return ours();
    return preferNative(
      () =>
        algorithm.name === 'RSAES-PKCS1-v1_5'
          ? decryptRsaesPkcs1(privateKey, ciphertext)
          : plain(privateDecrypt({ key: privateKeyObject(privateKey), ...padding }, ciphertext)),
      ours,
    );
  },
};
