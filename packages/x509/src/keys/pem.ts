import type { PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import { X509Error } from '../errors.js';
import { encodePem, pemBlock } from '../pem/index.js';
import type { PasswordOptions, Pbes2Options } from '../pkcs5/index.js';
import { parseDecrypted } from '../pkcs5/padding.js';
import { decryptPkcs8, type EncryptedKeyOptions, encryptPkcs8 } from './encrypted-private-key.js';
import { decryptPem, isEncryptedPem } from './pem-encryption.js';
import { encodePkcs8, type PrivateKeyOptions, parsePkcs1, parsePkcs8, parseSec1 } from './private-key.js';
import { encodePublicKey, parseSubjectPublicKeyInfo } from './subject-public-key-info.js';

/** Labels of the PEM blocks that hold private keys. */
export const PRIVATE_KEY_LABELS: readonly string[] = [
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
];

function parseAs(label: string, bytes: Uint8Array, options: PrivateKeyOptions): PrivateKey {
  if (label === 'RSA PRIVATE KEY') return parsePkcs1(bytes, options);
  return label === 'EC PRIVATE KEY' ? parseSec1(bytes, options) : parsePkcs8(bytes, options);
}

/**
 * The first private key in a PEM text: PKCS#8, PKCS#1 or SEC 1, and with a password also PKCS#8 encrypted and OpenSSL's
 * older `Proc-Type: 4,ENCRYPTED`.
 *
 * @throws {X509Error} `x509/pem-block-missing`; `x509/key-encrypted` for a protected key when no password is given;
 * `x509/decryption-failed` for a wrong one.
 */
export function privateKeyFromPem(
  text: string,
  options: EncryptedKeyOptions & { readonly password?: string | undefined },
): PrivateKey {
  const block = pemBlock(text, ...PRIVATE_KEY_LABELS);
  const { label, bytes } = block;
  const encrypted = label === 'ENCRYPTED PRIVATE KEY' || isEncryptedPem(block);
  if (!encrypted) return parseAs(label, bytes, options);
  const { password } = options;
  if (password === undefined) throw new X509Error('x509/key-encrypted', { context: { label } });
  if (label === 'ENCRYPTED PRIVATE KEY') return decryptPkcs8(bytes, password, options);
  const plaintext = decryptPem(block, password, options.provider);
  return parseDecrypted('DEK-Info', () => parseAs(label, plaintext, options));
}

/** A private key as `-----BEGIN PRIVATE KEY-----` (PKCS#8). */
export function privateKeyToPem(key: PrivateKey): string {
  return encodePem('PRIVATE KEY', encodePkcs8(key));
}

/** A private key as `-----BEGIN ENCRYPTED PRIVATE KEY-----`; see {@link encryptPkcs8}. */
export function encryptedPrivateKeyToPem(
  key: PrivateKey,
  password: string,
  options: Pbes2Options & PasswordOptions,
): string {
  return encodePem('ENCRYPTED PRIVATE KEY', encryptPkcs8(key, password, options));
}

/**
 * The first `-----BEGIN PUBLIC KEY-----` in a PEM text.
 *
 * @throws {X509Error} `x509/pem-block-missing`, `x509/unsupported-key` for key types without a provider.
 */
export function publicKeyFromPem(text: string): PublicKey {
  const { publicKey, keyName } = parseSubjectPublicKeyInfo(pemBlock(text, 'PUBLIC KEY').bytes);
  if (publicKey === undefined) throw new X509Error('x509/unsupported-key', { context: { actual: keyName } });
  return publicKey;
}

/** A public key as `-----BEGIN PUBLIC KEY-----`. */
export function publicKeyToPem(key: PublicKey): string {
  return encodePem('PUBLIC KEY', encodePublicKey(key));
}
