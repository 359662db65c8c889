import type { HashName, PrivateKey, PublicKey, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { explicit, integer, readDer, sequence, Tag } from '../der/index.js';
import { X509Error } from '../errors.js';
import { OID } from '../oids.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  hasNoParameters,
  hasNullParameters,
  readAlgorithmIdentifier,
} from './algorithm-identifier.js';

type Row = readonly [oid: string, name: 'RSASSA-PKCS1-v1_5' | 'ECDSA' | 'DSA', hash: HashName];

const TABLE: readonly Row[] = [
  [OID.md5WithRSAEncryption, 'RSASSA-PKCS1-v1_5', 'MD5'],
  [OID.sha1WithRSAEncryption, 'RSASSA-PKCS1-v1_5', 'SHA-1'],
  [OID.sha224WithRSAEncryption, 'RSASSA-PKCS1-v1_5', 'SHA-224'],
  [OID.sha256WithRSAEncryption, 'RSASSA-PKCS1-v1_5', 'SHA-256'],
  [OID.sha384WithRSAEncryption, 'RSASSA-PKCS1-v1_5', 'SHA-384'],
  [OID.sha512WithRSAEncryption, 'RSASSA-PKCS1-v1_5', 'SHA-512'],
  [OID['ecdsa-with-SHA1'], 'ECDSA', 'SHA-1'],
  [OID['ecdsa-with-SHA224'], 'ECDSA', 'SHA-224'],
  [OID['ecdsa-with-SHA256'], 'ECDSA', 'SHA-256'],
  [OID['ecdsa-with-SHA384'], 'ECDSA', 'SHA-384'],
  [OID['ecdsa-with-SHA512'], 'ECDSA', 'SHA-512'],
  [OID['id-dsa-with-sha1'], 'DSA', 'SHA-1'],
  [OID['id-dsa-with-sha224'], 'DSA', 'SHA-224'],
  [OID['id-dsa-with-sha256'], 'DSA', 'SHA-256'],
];

const HASHES: readonly (readonly [oid: string, hash: HashName, length: number])[] = [
  [OID['id-sha1'], 'SHA-1', 20],
  [OID['id-sha224'], 'SHA-224', 28],
  [OID['id-sha256'], 'SHA-256', 32],
  [OID['id-sha384'], 'SHA-384', 48],
  [OID['id-sha512'], 'SHA-512', 64],
];

function invalidParameters(identifier: AlgorithmIdentifier, rule: string): X509Error {
  return new X509Error('x509/invalid-algorithm-parameters', {
    context: { algorithm: algorithmName(identifier) },
    rule,
  });
}

function hashOf(identifier: AlgorithmIdentifier): HashName {
  const row = HASHES.find(([oid]) => oid === identifier.algorithm);
  if (row === undefined) {
    throw new X509Error('x509/unsupported-algorithm', { context: { actual: algorithmName(identifier) } });
  }
  if (!hasNoParameters(identifier) && !hasNullParameters(identifier))
    throw invalidParameters(identifier, 'RFC 4055 §2.1');
  return row[1];
}

/** RSASSA-PSS-params (RFC 4055 §3.1). */
function pssAlgorithm(identifier: AlgorithmIdentifier): SignatureAlgorithm {
  const { parameters } = identifier;
  if (parameters?.tag !== Tag.SEQUENCE) throw invalidParameters(identifier, 'RFC 4055 §3.1');
  return readDer(parameters.bytes, 'RSASSA-PSS-params', (reader) =>
    reader.sequence('', 'RSASSA-PSS-params', () => {
      const explicitHash = (name: string, number: number): AlgorithmIdentifier | undefined =>
        reader.next(0xa0 | number)
          ? reader.explicit(number, name, () => readAlgorithmIdentifier(reader, ''))
          : undefined;
      const hashAlgorithm = explicitHash('hashAlgorithm', 0);
      const maskGenAlgorithm = explicitHash('maskGenAlgorithm', 1);
      const saltLength = reader.next(0xa2)
        ? reader.explicit(2, 'saltLength', () => reader.smallInteger('', 0xffff))
        : 20;
      const trailerField = reader.next(0xa3) ? reader.explicit(3, 'trailerField', () => reader.smallInteger('')) : 1;
      if (trailerField !== 1) throw invalidParameters(identifier, 'RFC 4055 §3.1');
      return {
        name: 'RSASSA-PSS',
        hash: hashAlgorithm === undefined ? 'SHA-1' : hashOf(hashAlgorithm),
        mgfHash: maskGenAlgorithm === undefined ? 'SHA-1' : mgfHash(maskGenAlgorithm),
        saltLength,
      };
    }),
  );
}

function mgfHash(identifier: AlgorithmIdentifier): HashName {
  if (identifier.algorithm !== OID['id-mgf1'] || identifier.parameters === undefined) {
    throw invalidParameters(identifier, 'RFC 4055 §2.2');
  }
  const { bytes } = identifier.parameters;
  return hashOf(readDer(bytes, 'AlgorithmIdentifier', (reader) => readAlgorithmIdentifier(reader, '')));
}

/**
 * What a signature's AlgorithmIdentifier asks of a crypto provider.
 *
 * @throws {X509Error} `x509/unsupported-algorithm` for one that is not known (SM2, ML-DSA, MD2 …),
 * `x509/invalid-algorithm-parameters` for wrong parameters (RFC 4055 §3.1, §5; RFC 5758 §3.2; RFC 8410 §3).
 */
export function signatureAlgorithm(identifier: AlgorithmIdentifier): SignatureAlgorithm {
  const { algorithm } = identifier;
  if (algorithm === OID['id-Ed25519'] || algorithm === OID['id-Ed448']) {
    if (!hasNoParameters(identifier)) throw invalidParameters(identifier, 'RFC 8410 §3');
    return { name: algorithm === OID['id-Ed25519'] ? 'Ed25519' : 'Ed448' };
  }
  if (algorithm === OID['id-RSASSA-PSS']) return pssAlgorithm(identifier);
  const row = TABLE.find(([oid]) => oid === algorithm);
  if (row === undefined) {
    throw new X509Error('x509/unsupported-algorithm', { context: { actual: algorithmName(identifier) } });
  }
  const [, name, hash] = row;
  if (name === 'RSASSA-PKCS1-v1_5') {
    // Absent parameters must be accepted too (RFC 4055 §5).
    if (!hasNoParameters(identifier) && !hasNullParameters(identifier))
      throw invalidParameters(identifier, 'RFC 4055 §5');
  } else if (!hasNoParameters(identifier)) {
    throw invalidParameters(identifier, name === 'ECDSA' ? 'RFC 5758 §3.2' : 'RFC 5758 §3.1');
  }
  return { name, hash };
}

/** The AlgorithmIdentifier of a signature algorithm. @throws {X509Error} `x509/unsupported-algorithm` when it has none. */
export function signatureAlgorithmIdentifier(algorithm: SignatureAlgorithm): Uint8Array {
  if (!('hash' in algorithm)) return algorithmIdentifier(OID[`id-${algorithm.name}`]);
  if (algorithm.name === 'RSASSA-PSS') return pssIdentifier(algorithm);
  const row = TABLE.find(([, name, hash]) => name === algorithm.name && hash === algorithm.hash);
  if (row === undefined) {
    const context = { actual: `${algorithm.name} ${algorithm.hash}` };
    throw new X509Error('x509/unsupported-algorithm', { context });
  }
  return algorithm.name === 'RSASSA-PKCS1-v1_5' ? algorithmIdentifier(row[0], 'NULL') : algorithmIdentifier(row[0]);
}

function pssIdentifier(algorithm: Extract<SignatureAlgorithm, { name: 'RSASSA-PSS' }>): Uint8Array {
  const row = (hash: HashName): (typeof HASHES)[number] => {
    const found = HASHES.find(([, name]) => name === hash);
    if (found === undefined) throw new X509Error('x509/unsupported-algorithm', { context: { actual: hash } });
    return found;
  };
  const [hashOid, , hashLength] = row(algorithm.hash);
  const [mgfOid] = row(algorithm.mgfHash ?? algorithm.hash);
  const saltLength = algorithm.saltLength ?? hashLength;
  const parts: Uint8Array[] = [];
  // DEFAULT values stay out (X.690 §11.5): SHA-1, MGF1 with SHA-1, 20 bytes.
  if (hashOid !== OID['id-sha1']) parts.push(explicit(0, algorithmIdentifier(hashOid, 'NULL')));
  if (mgfOid !== OID['id-sha1']) {
    parts.push(explicit(1, algorithmIdentifier(OID['id-mgf1'], algorithmIdentifier(mgfOid, 'NULL'))));
  }
  if (saltLength !== 20) parts.push(explicit(2, integer(saltLength)));
  return algorithmIdentifier(OID['id-RSASSA-PSS'], sequence(...parts));
}

/**
 * A sound algorithm for a key: the digest goes with the size of the curve (RFC 5480 §4).
 *
 * @throws {X509Error} `x509/unsupported-key` for a key that cannot sign.
 */
export function defaultSignatureAlgorithm(key: PublicKey | PrivateKey): SignatureAlgorithm {
  switch (key.type) {
    case 'RSA':
      return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    case 'DSA':
      return { name: 'DSA', hash: 'SHA-256' };
    case 'EC':
      return { name: 'ECDSA', hash: key.curve === 'P-256' ? 'SHA-256' : key.curve === 'P-384' ? 'SHA-384' : 'SHA-512' };
    case 'Ed25519':
    case 'Ed448':
      return { name: key.type };
    default:
      throw new X509Error('x509/unsupported-key', { context: { actual: key.type } });
  }
}
