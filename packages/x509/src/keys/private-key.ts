import type { CryptoProvider, PrivateKey } from '@cutaway/primitives/crypto';
import { type DerOptions, type DerReader, integer, octetString, readDer, sequence, unsigned } from '../der/index.js';
import { X509Error } from '../errors.js';
import { OID } from '../oids.js';
import { type AlgorithmIdentifier, algorithmName, readAlgorithmIdentifier } from './algorithm-identifier.js';
import { byteStringKeyType, readByteStringPrivateKey } from './byte-string-keys.js';
import { dsaParameters, readDsaPrivateKey } from './dsa.js';
import { encodeEllipticPrivateKey, namedCurve, readEllipticPrivateKey } from './elliptic.js';
import { encodeRsaPrivateKey, readRsaPrivateKey } from './rsa.js';
import { keyAlgorithm } from './subject-public-key-info.js';

/** Reading a private key needs a provider: most encodings leave the public half out, so it is computed. */
export interface PrivateKeyOptions extends DerOptions {
  readonly provider: CryptoProvider;
}

function readKey(reader: DerReader, algorithm: AlgorithmIdentifier, provider: CryptoProvider): PrivateKey {
  const byteString = byteStringKeyType(algorithm.algorithm);
  if (byteString !== undefined) return readByteStringPrivateKey(reader, byteString, provider);
  switch (algorithm.algorithm) {
    case OID.rsaEncryption:
    case OID['id-RSASSA-PSS']:
      return readRsaPrivateKey(reader);
    case OID['id-ecPublicKey']:
      return readEllipticPrivateKey(reader, namedCurve(algorithm), provider);
    case OID['id-dsa']: {
      const parameters = dsaParameters(algorithm);
      if (parameters !== undefined) return readDsaPrivateKey(reader, parameters, provider);
      break;
    }
  }
  throw reader.error('x509/unsupported-key', reader.offset, { actual: algorithmName(algorithm) }, 'RFC 5958 §2');
}

/**
 * Parses a PKCS#8 private key, `-----BEGIN PRIVATE KEY-----` (RFC 5958 §2, versions 1 and 2). Attributes and a
 * public key in it are passed over.
 *
 * @throws {X509Error} `x509/unsupported-key` for key types without a provider.
 */
export function parsePkcs8(bytes: Uint8Array, options: PrivateKeyOptions): PrivateKey {
  return readDer(
    bytes,
    'OneAsymmetricKey',
    (reader) =>
      reader.sequence('', 'OneAsymmetricKey', () => {
        reader.smallInteger('version', 1);
        const algorithm = readAlgorithmIdentifier(reader, 'privateKeyAlgorithm');
        const key = reader.insideOctetString('privateKey', () => readKey(reader, algorithm, options.provider));
        if (reader.next(0xa0)) reader.any('attributes');
        if (reader.next(0x81)) reader.any('publicKey');
        return key;
      }),
    options,
  );
}

/** Parses an EC private key, `-----BEGIN EC PRIVATE KEY-----` (SEC 1 Appendix C.4, RFC 5915). @throws {X509Error} */
export function parseSec1(bytes: Uint8Array, options: PrivateKeyOptions): PrivateKey {
  const read = (reader: DerReader): PrivateKey => readEllipticPrivateKey(reader, undefined, options.provider);
  return readDer(bytes, 'ECPrivateKey', read, options);
}

/** Parses an RSA private key, `-----BEGIN RSA PRIVATE KEY-----` (PKCS#1, RFC 8017 Appendix A.1.2). @throws {X509Error} */
export function parsePkcs1(bytes: Uint8Array, options: DerOptions = {}): PrivateKey {
  return readDer(bytes, 'RSAPrivateKey', readRsaPrivateKey, options);
}

function encodeKey(key: PrivateKey): Uint8Array {
  switch (key.type) {
    case 'RSA':
      return encodeRsaPrivateKey(key);
    case 'DSA':
      return unsigned(key.x);
    case 'EC':
      return encodeEllipticPrivateKey(key, { withCurve: false });
    default:
      return octetString(key.seed);
  }
}

/** A private key as PKCS#8, version 1. */
export function encodePkcs8(key: PrivateKey): Uint8Array {
  return sequence(integer(0), keyAlgorithm(key), octetString(encodeKey(key)));
}

/** An EC private key as SEC 1 has it. @throws {X509Error} `x509/unsupported-key` for other types. */
export function encodeSec1(key: PrivateKey): Uint8Array {
  if (key.type === 'EC') return encodeEllipticPrivateKey(key, { withCurve: true });
  throw new X509Error('x509/unsupported-key', { context: { actual: key.type }, rule: 'RFC 5915 §3' });
}

/** An RSA private key as PKCS#1 has it. @throws {X509Error} `x509/unsupported-key` for other types. */
export function encodePkcs1(key: PrivateKey): Uint8Array {
  if (key.type === 'RSA') return encodeRsaPrivateKey(key);
  throw new X509Error('x509/unsupported-key', { context: { actual: key.type }, rule: 'RFC 8017 Appendix A.1.2' });
}
