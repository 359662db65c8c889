import { unsupported } from '../../crypto/checks.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { EncryptionAlgorithm, SignatureAlgorithm } from '../../crypto/public-key.js';
import { signDsa, verifyDsa } from './dsa.js';
import { signEcdsa, verifyEcdsa } from './ecdsa.js';
import { signEddsa, verifyEddsa } from './eddsa.js';
import { generateKeyPair, publicKeyOf } from './generate.js';
import { decryptRsaesOaep, encryptRsaesOaep } from './rsaes-oaep.js';
import { decryptRsaesPkcs1, encryptRsaesPkcs1 } from './rsaes-pkcs1.js';
import { signRsassaPkcs1, verifyRsassaPkcs1 } from './rsassa-pkcs1.js';
import { signRsassaPss, verifyRsassaPss } from './rsassa-pss.js';

/** The public-key algorithms of the `noble` provider. */
export const noblePublicKey: Pick<
  CryptoProvider,
  'generateKeyPair' | 'publicKey' | 'sign' | 'verify' | 'encrypt' | 'decrypt'
> = {
  generateKeyPair,
  publicKey: publicKeyOf,
  sign(algorithm, privateKey, message, random) {
    switch (algorithm.name) {
      case 'RSASSA-PKCS1-v1_5':
        return signRsassaPkcs1(algorithm.hash, privateKey, message);
      case 'RSASSA-PSS':
        return signRsassaPss(algorithm, privateKey, message, random);
      case 'ECDSA':
        return signEcdsa(algorithm, privateKey, message, random);
      case 'DSA':
        return signDsa(algorithm, privateKey, message, random);
      case 'Ed25519':
      case 'Ed448':
        return signEddsa(algorithm.name, privateKey, message);
      default:
        throw unsupported('noble', (algorithm as SignatureAlgorithm).name);
    }
  },
  verify(algorithm, publicKey, message, signature) {
    switch (algorithm.name) {
      case 'RSASSA-PKCS1-v1_5':
        return verifyRsassaPkcs1(algorithm.hash, publicKey, message, signature);
      case 'RSASSA-PSS':
        return verifyRsassaPss(algorithm, publicKey, message, signature);
      case 'ECDSA':
        return verifyEcdsa(algorithm, publicKey, message, signature);
      case 'DSA':
        return verifyDsa(algorithm, publicKey, message, signature);
      case 'Ed25519':
      case 'Ed448':
        return verifyEddsa(algorithm.name, publicKey, message, signature);
      default:
        throw unsupported('noble', (algorithm as SignatureAlgorithm).name);
    }
  },
  encrypt(algorithm, publicKey, plaintext, random) {
    switch (algorithm.name) {
      case 'RSAES-PKCS1-v1_5':
        return encryptRsaesPkcs1(publicKey, plaintext, random);
      case 'RSAES-OAEP':
        return encryptRsaesOaep(algorithm, publicKey, plaintext, random);
      default:
        throw unsupported('noble', (algorithm as EncryptionAlgorithm).name);
    }
  },
  decrypt(algorithm, privateKey, ciphertext) {
    switch (algorithm.name) {
      case 'RSAES-PKCS1-v1_5':
        return decryptRsaesPkcs1(privateKey, ciphertext);
      case 'RSAES-OAEP':
        return decryptRsaesOaep(algorithm, privateKey, ciphertext);
      default:
        throw unsupported('noble', (algorithm as EncryptionAlgorithm).name);
    }
  },
};
