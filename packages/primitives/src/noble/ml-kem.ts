import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { checkLength } from '../crypto/checks.js';
import { CryptoError } from '../crypto/errors.js';
import type { Kem } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { random as systemRandom } from './random.js';

const NAME = 'ML-KEM-768';

/** Bytes of an ML-KEM-768 decapsulation key and of the randomness its algorithms take (FIPS 203 §7, table 3). */
export const ML_KEM_768 = {
  privateKeyLength: 2400,
  publicKeyLength: 1184,
  ciphertextLength: 1088,
  keyGenerationSeedLength: 64,
  encapsulationSeedLength: 32,
} as const;

/** What a peer's encapsulation key or ciphertext breaks. */
export function refuseMlKem(reason: string, rule: string): CryptoError {
  return new CryptoError('crypto/invalid-public-value', { algorithm: NAME, reason }, { rule });
}

/** Checks the length of an encapsulation key or a ciphertext (FIPS 203 §7.2, §7.3). */
export function checkMlKemLength(symbol: 'ek' | 'c', bytes: Uint8Array): void {
  const length = symbol === 'ek' ? ML_KEM_768.publicKeyLength : ML_KEM_768.ciphertextLength;
  if (bytes.length !== length) {
    throw refuseMlKem(`length(${symbol}) ≠ ${length}`, symbol === 'ek' ? 'FIPS 203 §7.2' : 'FIPS 203 §7.3');
  }
}

/**
 * ML-KEM-768 (FIPS 203). The private key is the decapsulation key of 2400 bytes, not the seed.
 *
 * Draws d and z, 64 bytes, for a key pair and m, 32 bytes, to encapsulate.
 */
export const mlKem768: Kem = {
  name: NAME,
  publicKeyLength: ML_KEM_768.publicKeyLength,
  ciphertextLength: ML_KEM_768.ciphertextLength,

  generateKeyPair(random: RandomSource = systemRandom) {
    const seed = random(ML_KEM_768.keyGenerationSeedLength);
    checkLength(NAME, 'seed', seed, ML_KEM_768.keyGenerationSeedLength);
    const { secretKey, publicKey } = ml_kem768.keygen(seed);
    return { privateKey: secretKey, publicKey };
  },

  encapsulate(publicKey, random: RandomSource = systemRandom) {
    checkMlKemLength('ek', publicKey);
    const m = random(ML_KEM_768.encapsulationSeedLength);
    checkLength(NAME, 'm', m, ML_KEM_768.encapsulationSeedLength);
    try {
      const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey, m);
      // A copy: noble gives a view of a buffer it shares with the rest of the hash.
      return { ciphertext: cipherText, sharedSecret: sharedSecret.slice() };
    } catch {
      throw refuseMlKem('ByteEncode₁₂(ByteDecode₁₂(ek)) ≠ ek', 'FIPS 203 §7.2');
    }
  },

  decapsulate(privateKey, ciphertext) {
    checkLength(NAME, 'privateKey', privateKey, ML_KEM_768.privateKeyLength);
    checkMlKemLength('c', ciphertext);
    try {
      return ml_kem768.decapsulate(ciphertext, privateKey).slice();
    } catch {
      throw new CryptoError(
        'crypto/invalid-key',
        { algorithm: NAME, reason: 'H(dk[384k : 768k + 32]) ≠ dk[768k + 32 : 768k + 64]' },
        { rule: 'FIPS 203 §7.3' },
      );
    }
  },
};
