import type { PrivateKey } from '@cutaway/primitives/crypto';
import { type DerOptions, type DerReader, octetString, readDer, sequence } from '../der/index.js';
import { decryptByPassword, encryptPbes2, type PasswordOptions, type Pbes2Options } from '../pkcs5/index.js';
import { parseDecrypted } from '../pkcs5/padding.js';
import { type AlgorithmIdentifier, algorithmName, readAlgorithmIdentifier } from './algorithm-identifier.js';
import { encodePkcs8, type PrivateKeyOptions, parsePkcs8 } from './private-key.js';

/** How to read a private key that is protected by a password. */
export interface EncryptedKeyOptions extends PrivateKeyOptions, PasswordOptions {}

/** An EncryptedPrivateKeyInfo (RFC 5958 §3). */
export interface EncryptedPrivateKeyInfo {
  readonly encryptionAlgorithm: AlgorithmIdentifier;
  readonly encryptedData: Uint8Array;
}

/** Parses an EncryptedPrivateKeyInfo without decrypting it. @throws {X509Error} */
export function parseEncryptedPrivateKeyInfo(bytes: Uint8Array, options: DerOptions = {}): EncryptedPrivateKeyInfo {
  const type = 'EncryptedPrivateKeyInfo';
  const read = (reader: DerReader): EncryptedPrivateKeyInfo =>
    reader.sequence('', type, () => ({
      encryptionAlgorithm: readAlgorithmIdentifier(reader, 'encryptionAlgorithm'),
      encryptedData: reader.octetString('encryptedData'),
    }));
  return readDer(bytes, type, read, options);
}

/**
 * Decrypts and parses a PKCS#8 EncryptedPrivateKeyInfo, `-----BEGIN ENCRYPTED PRIVATE KEY-----` (RFC 5958 §3): PBES2
 * with PBKDF2 or scrypt over AES, and what old files hold (triple DES, PBES1, the schemes of PKCS #12).
 *
 * @param password encoded in UTF-8 for PBES1 and PBES2.
 * @throws {X509Error} `x509/decryption-failed` for a wrong password, `x509/password-too-costly`,
 * `x509/unsupported-algorithm`.
 */
export function decryptPkcs8(bytes: Uint8Array, password: string, options: EncryptedKeyOptions): PrivateKey {
  const { encryptionAlgorithm: algorithm, encryptedData } = parseEncryptedPrivateKeyInfo(bytes, options);
  const plaintext = decryptByPassword(algorithm, encryptedData, password, options);
  return parseDecrypted(algorithmName(algorithm), () => parsePkcs8(plaintext, options));
}

/**
 * A private key as PKCS#8 EncryptedPrivateKeyInfo, by PBES2: PBKDF2 with HMAC-SHA-256 and 600,000 iterations, and
 * AES-256-CBC, unless the options say otherwise.
 */
export function encryptPkcs8(key: PrivateKey, password: string, options: Pbes2Options & PasswordOptions): Uint8Array {
  const { algorithm, ciphertext } = encryptPbes2(encodePkcs8(key), password, options);
  return sequence(algorithm, octetString(ciphertext));
}
