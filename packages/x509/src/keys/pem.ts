import type { PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import { X509Error } from '../errors.js';
import { encodePem, pemBlock } from '../pem/index.js';
import { encodePkcs8, type PrivateKeyOptions, parsePkcs1, parsePkcs8, parseSec1 } from './private-key.js';
import { encodePublicKey, parseSubjectPublicKeyInfo } from './subject-public-key-info.js';

const PRIVATE_LABELS = ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'];

/**
 * The first private key in a PEM text: PKCS#8, PKCS#1 or SEC 1.
 *
 * @throws {X509Error} `x509/pem-block-missing`, `x509/key-encrypted` for keys protected by a passphrase.
 */
export function privateKeyFromPem(text: string, options: PrivateKeyOptions): PrivateKey {
  const { label, bytes, headers } = pemBlock(text, ...PRIVATE_LABELS);
  if (label === 'ENCRYPTED PRIVATE KEY' || headers['Proc-Type'] !== undefined) {
    throw new X509Error('x509/key-encrypted', { context: { label } });
  }
  switch (label) {
    case 'RSA PRIVATE KEY':
      return parsePkcs1(bytes, options);
    case 'EC PRIVATE KEY':
      return parseSec1(bytes, options);
    default:
      return parsePkcs8(bytes, options);
  }
}

/** A private key as `-----BEGIN PRIVATE KEY-----` (PKCS#8). */
export function privateKeyToPem(key: PrivateKey): string {
  return encodePem('PRIVATE KEY', encodePkcs8(key));
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
