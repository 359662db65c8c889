import { concat } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { AlgorithmIdentifier } from '../keys/algorithm-identifier.js';
import { algorithmName } from '../keys/algorithm-identifier.js';
import { OID } from '../oids.js';
import { checkIterations, type PasswordLimits } from '../pkcs5/limits.js';
import { decryptionFailed, decryptPadded, unpadded } from '../pkcs5/padding.js';
import { pbeParameters } from '../pkcs5/pbes1.js';
import { bmpPassword, pkcs12Derive } from './key-derivation.js';
import { rc2CbcDecrypt } from './rc2.js';

/** Bytes of key material by object identifier (RFC 7292 Appendix C). RC4 is not among them: nobody used it. */
const KEY_LENGTHS: Readonly<Record<string, number>> = {
  [OID['pbeWithSHAAnd3-KeyTripleDES-CBC']]: 24,
  [OID['pbeWithSHAAnd2-KeyTripleDES-CBC']]: 16,
  [OID['pbeWithSHAAnd128BitRC2-CBC']]: 16,
  [OID['pbeWithSHAAnd40BitRC2-CBC']]: 5,
};

/** Whether an algorithm is one of {@link decryptPkcs12Pbe}. */
export function isPkcs12Pbe(algorithm: string): boolean {
  return Object.hasOwn(KEY_LENGTHS, algorithm);
}

/**
 * Decrypts what the schemes of RFC 7292 Appendix C encrypted. Weak; for old files only, there is no way to make new
 * ones.
 *
 * @throws {X509Error}
 */
export function decryptPkcs12Pbe(
  identifier: AlgorithmIdentifier,
  ciphertext: Uint8Array,
  password: string,
  provider: CryptoProvider,
  limits: Partial<PasswordLimits> | undefined,
): Uint8Array {
  const { salt, iterations } = pbeParameters(identifier);
  // Of 20 bytes of SHA-1 a key takes one block or two, and the IV another; each costs all iterations.
  const blocks = Math.ceil((KEY_LENGTHS[identifier.algorithm] as number) / 20) + 1;
  for (let block = 0; block < blocks; block++) checkIterations(iterations, limits);
  const derive = (id: 1 | 2, length: number): Uint8Array =>
    pkcs12Derive('SHA-1', id, bmpPassword(password), salt, iterations, length, provider);
  const key = derive(1, KEY_LENGTHS[identifier.algorithm] as number);
  const iv = derive(2, 8);
  switch (identifier.algorithm) {
    case OID['pbeWithSHAAnd3-KeyTripleDES-CBC']:
      return decryptPadded(provider, '3DES-EDE-CBC', key, iv, ciphertext);
    case OID['pbeWithSHAAnd2-KeyTripleDES-CBC']:
      return decryptPadded(provider, '3DES-EDE-CBC', concat(key, key.subarray(0, 8)), iv, ciphertext);
    default: {
      const whole = ciphertext.length > 0 && ciphertext.length % 8 === 0;
      const plaintext = whole ? unpadded(rc2CbcDecrypt(key, iv, ciphertext), 8) : undefined;
      if (plaintext === undefined) throw decryptionFailed(algorithmName(identifier));
      return plaintext;
    }
  }
}
