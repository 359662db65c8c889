import { utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { AlgorithmIdentifier } from '../keys/algorithm-identifier.js';
import { decryptPkcs12Pbe, isPkcs12Pbe } from '../pkcs12/pbe.js';
import type { PasswordLimits } from './limits.js';
import { decryptPbes1, isPbes1 } from './pbes1.js';
import { decryptPbes2 } from './pbes2.js';

export { DEFAULT_PASSWORD_LIMITS, type PasswordLimits } from './limits.js';
export { encryptPbes2, type Pbes2Cipher, type Pbes2Options } from './pbes2.js';

/** What decryption by password needs. */
export interface PasswordOptions {
  readonly provider: CryptoProvider;
  /** Raises or lowers the bounds on what a file may cost. */
  readonly passwordLimits?: Partial<PasswordLimits> | undefined;
}

/**
 * Decrypts what an EncryptedPrivateKeyInfo or a PKCS #12 file holds, by whichever scheme it names: PBES2 (RFC 8018
 * §6.2), and of old files PBES1 over DES and the schemes of RFC 7292 Appendix C.
 *
 * @throws {X509Error} `x509/unsupported-algorithm`, `x509/invalid-algorithm-parameters`, `x509/password-too-costly`,
 * `x509/decryption-failed` for a wrong password and for damaged data, which cannot be told apart.
 */
export function decryptByPassword(
  identifier: AlgorithmIdentifier,
  ciphertext: Uint8Array,
  password: string,
  { provider, passwordLimits }: PasswordOptions,
): Uint8Array {
  if (isPkcs12Pbe(identifier.algorithm)) {
    return decryptPkcs12Pbe(identifier, ciphertext, password, provider, passwordLimits);
  }
  const decrypt = isPbes1(identifier.algorithm) ? decryptPbes1 : decryptPbes2;
  return decrypt(identifier, ciphertext, utf8(password), provider, passwordLimits);
}
