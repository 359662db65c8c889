import { concat, fromHex, utf8 } from '@cutaway/primitives/bytes';
import { type CipherName, type CryptoProvider, cipherParameters } from '@cutaway/primitives/crypto';
import { X509Error } from '../errors.js';
import type { PemBlock } from '../pem/index.js';
import { decryptPadded } from '../pkcs5/padding.js';

const CIPHERS: Readonly<Record<string, CipherName>> = {
  'AES-128-CBC': 'AES-128-CBC',
  'AES-192-CBC': 'AES-192-CBC',
  'AES-256-CBC': 'AES-256-CBC',
  'DES-EDE3-CBC': '3DES-EDE-CBC',
  'DES-CBC': 'DES-CBC',
};

/** Whether a PEM block is encrypted as RFC 1421 §4.6.1.1 says it in its headers. */
export function isEncryptedPem({ headers }: PemBlock): boolean {
  return headers['Proc-Type']?.replace(/\s/g, '') === '4,ENCRYPTED';
}

/**
 * Decrypts a PEM block with the headers `Proc-Type` and `DEK-Info` (RFC 1421 §4.6.1.3). The key is one MD5 chain over
 * password and IV, which is how OpenSSL has always derived it: far too cheap to resist guessing, and for reading only.
 *
 * @throws {X509Error} `x509/decryption-failed`, `x509/unsupported-algorithm`.
 */
export function decryptPem(block: PemBlock, password: string, provider: CryptoProvider): Uint8Array {
  const info = /^([A-Z0-9-]+),([0-9A-Fa-f]+)$/.exec(block.headers['DEK-Info'] ?? '');
  const cipher = CIPHERS[info?.[1] ?? ''];
  if (info === null || cipher === undefined) {
    const context = { actual: block.headers['DEK-Info'] ?? 'DEK-Info' };
    throw new X509Error('x509/unsupported-algorithm', { context, rule: 'RFC 1421 §4.6.1.3' });
  }
  const { keyLength, ivLength } = cipherParameters(cipher);
  const digits = info[2] as string;
  if (digits.length !== 2 * ivLength) {
    throw new X509Error('x509/invalid-pem', { context: { label: block.label }, rule: 'RFC 1421 §4.6.1.3' });
  }
  const iv = fromHex(digits);
  let key: Uint8Array = new Uint8Array(0);
  let last: Uint8Array = new Uint8Array(0);
  while (key.length < keyLength) {
    last = provider.digest('MD5', concat(last, utf8(password), iv.subarray(0, 8)));
    key = concat(key, last);
  }
  return decryptPadded(provider, cipher, key.subarray(0, keyLength), iv, block.bytes);
}
