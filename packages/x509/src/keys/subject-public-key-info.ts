import type { PublicKey } from '@cutaway/primitives/crypto';
import {
  type BitString,
  bitString,
  type DerOptions,
  type DerReader,
  objectIdentifier,
  readDer,
  sequence,
  unsigned,
} from '../der/index.js';
import { OID, objectIdentifierName } from '../oids.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  hasNullParameters,
  readAlgorithmIdentifier,
} from './algorithm-identifier.js';
import { byteStringKeyOid, byteStringKeyType, readByteStringPublicKey } from './byte-string-keys.js';
import { dsaParameters, encodeDsaParameters, readDsaPublicKey } from './dsa.js';
import { CURVES, namedCurve, readEllipticPublicKey } from './elliptic.js';
import { encodeRsaPublicKey, readRsaPublicKey } from './rsa.js';

/** A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
export interface SubjectPublicKeyInfo {
  /** The DER encoding, a view into what it was read from. */
  readonly bytes: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly subjectPublicKey: BitString;
  /** Name of the key type, or of its curve: `rsaEncryption`, `secp256r1`, `id-ml-dsa-65`, `sm2p256v1`. */
  readonly keyName: string;
  /**
   * The key. `undefined` for types, curves and forms that the crypto providers do not have; such a key is kept and
   * named all the same.
   */
  readonly publicKey: PublicKey | undefined;
}

/** Reads a SubjectPublicKeyInfo where the reader stands, and the key in it. */
export function readSubjectPublicKeyInfo(reader: DerReader, name: string): SubjectPublicKeyInfo {
  const start = reader.offset;
  const parts = reader.sequence(name, 'SubjectPublicKeyInfo', () => {
    const algorithm = readAlgorithmIdentifier(reader, 'algorithm');
    return { algorithm, keyName: keyName(algorithm), ...readSubjectPublicKey(reader, algorithm) };
  });
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

/**
 * Parses a DER-encoded SubjectPublicKeyInfo, as in `-----BEGIN PUBLIC KEY-----`.
 *
 * @throws {X509Error}
 */
export function parseSubjectPublicKeyInfo(bytes: Uint8Array, options: DerOptions = {}): SubjectPublicKeyInfo {
  const type = 'SubjectPublicKeyInfo';
  return readDer(bytes, type, (reader) => readSubjectPublicKeyInfo(reader, ''), options);
}

function keyName(algorithm: AlgorithmIdentifier): string {
  if (algorithm.algorithm !== OID['id-ecPublicKey']) return algorithmName(algorithm);
  const curve = namedCurve(algorithm);
  return curve === undefined ? 'specifiedCurve' : (objectIdentifierName(curve) ?? curve);
}

type Key = Pick<SubjectPublicKeyInfo, 'subjectPublicKey' | 'publicKey'>;

function readSubjectPublicKey(reader: DerReader, algorithm: AlgorithmIdentifier): Key {
  const byteString = byteStringKeyType(algorithm.algorithm);
  if (byteString !== undefined) return readByteStringPublicKey(reader, algorithm, byteString);
  switch (algorithm.algorithm) {
    case OID.rsaEncryption:
      if (!hasNullParameters(algorithm)) {
        const context = { algorithm: 'rsaEncryption' };
        reader.report('x509/invalid-algorithm-parameters', reader.offset, context, 'RFC 3279 §2.3.1');
      }
      return readInside(reader, () => readRsaPublicKey(reader));
    case OID['id-RSASSA-PSS']:
      return readInside(reader, () => readRsaPublicKey(reader));
    case OID['id-ecPublicKey']:
      return readEllipticPublicKey(reader, algorithm);
    case OID['id-dsa']: {
      const parameters = dsaParameters(algorithm);
      if (parameters !== undefined) return readInside(reader, () => readDsaPublicKey(reader, parameters));
      break;
    }
  }
  return { subjectPublicKey: reader.bitString('subjectPublicKey'), publicKey: undefined };
}

/** Reads a key that is DER itself. A lenient reader keeps one that is not as bytes. */
function readInside(reader: DerReader, read: () => PublicKey): Key {
  return reader.tolerant<Key>(
    () =>
      reader.insideBitString('subjectPublicKey', () => {
        const bytes = reader.bytes.subarray(reader.offset, reader.end);
        return { subjectPublicKey: { bytes, unusedBits: 0 }, publicKey: read() };
      }),
    () => ({ subjectPublicKey: reader.bitString('subjectPublicKey'), publicKey: undefined }),
  );
}

/** The AlgorithmIdentifier that goes with a key (RFC 3279 §2.3, RFC 5480 §2.1, RFC 8410 §3). */
export function keyAlgorithm(key: PublicKey): Uint8Array {
  switch (key.type) {
    case 'RSA':
      return algorithmIdentifier(OID.rsaEncryption, 'NULL');
    case 'DSA':
      return algorithmIdentifier(OID['id-dsa'], encodeDsaParameters(key));
    case 'EC':
      return algorithmIdentifier(OID['id-ecPublicKey'], objectIdentifier(CURVES[key.curve].oid));
    default:
      return algorithmIdentifier(byteStringKeyOid(key.type));
  }
}

/** The contents of the BIT STRING `subjectPublicKey`. */
function encodeKey(key: PublicKey): Uint8Array {
  switch (key.type) {
    case 'RSA':
      return encodeRsaPublicKey(key);
    case 'DSA':
      return unsigned(key.y);
    case 'EC':
      return key.point;
    default:
      return key.key;
  }
}

/** A public key as DER-encoded SubjectPublicKeyInfo. */
export function encodePublicKey(key: PublicKey): Uint8Array {
  return sequence(keyAlgorithm(key), bitString(encodeKey(key)));
}
