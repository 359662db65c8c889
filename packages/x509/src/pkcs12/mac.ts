import { utf8 } from '@cutaway/primitives/bytes';
import { type CryptoProvider, constantTimeEqual, type HashName, hashLength } from '@cutaway/primitives/crypto';
import { type DerReader, integer, octetString, sequence } from '../der/index.js';
import { X509Error } from '../errors.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  readAlgorithmIdentifier,
} from '../keys/algorithm-identifier.js';
import { OID } from '../oids.js';
import type { PasswordOptions } from '../pkcs5/index.js';
import { checkIterations } from '../pkcs5/limits.js';
import { pbmac1 } from '../pkcs5/pbmac1.js';
import { bmpPassword, pkcs12Derive } from './key-derivation.js';

/** MacData (RFC 7292 §4). */
export interface MacData {
  readonly algorithm: AlgorithmIdentifier;
  readonly digest: Uint8Array;
  readonly macSalt: Uint8Array;
  readonly iterations: number;
}

const HASHES: readonly (readonly [oid: string, hash: HashName])[] = [
  [OID['id-sha1'], 'SHA-1'],
  [OID['id-sha224'], 'SHA-224'],
  [OID['id-sha256'], 'SHA-256'],
  [OID['id-sha384'], 'SHA-384'],
  [OID['id-sha512'], 'SHA-512'],
];

/** Reads MacData where the reader stands. */
export function readMacData(reader: DerReader, name: string): MacData {
  return reader.sequence(name, 'MacData', () => {
    const mac = reader.sequence('mac', 'DigestInfo', () => ({
      algorithm: readAlgorithmIdentifier(reader, 'digestAlgorithm'),
      digest: reader.octetString('digest'),
    }));
    const macSalt = reader.octetString('macSalt');
    return { ...mac, macSalt, iterations: reader.atEnd ? 1 : reader.smallInteger('iterations') };
  });
}

function pkcs12Mac(
  hash: HashName,
  content: Uint8Array,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  provider: CryptoProvider,
): Uint8Array {
  const key = pkcs12Derive(hash, 3, password, salt, iterations, hashLength(hash), provider);
  return provider.mac(hash, key, content);
}

/**
 * Checks the authentication code over a file's contents (RFC 7292 §4, RFC 9579 §5).
 *
 * @throws {X509Error} `x509/mac-mismatch` for a wrong password and for changed contents.
 */
export function checkMac(mac: MacData, content: Uint8Array, password: string, options: PasswordOptions): void {
  const { provider, passwordLimits } = options;
  const expected: Uint8Array[] = [];
  if (mac.algorithm.algorithm === OID['id-PBMAC1']) {
    expected.push(pbmac1(mac.algorithm, content, utf8(password), provider, passwordLimits));
  } else {
    const row = HASHES.find(([oid]) => oid === mac.algorithm.algorithm);
    if (row === undefined) {
      throw new X509Error('x509/unsupported-algorithm', { context: { actual: algorithmName(mac.algorithm) } });
    }
    // Without a password some programs take an empty one, others none at all.
    const passwords = password === '' ? [bmpPassword(''), new Uint8Array(0)] : [bmpPassword(password)];
    for (const each of passwords) {
      checkIterations(mac.iterations, passwordLimits);
      expected.push(pkcs12Mac(row[1], content, each, mac.macSalt, mac.iterations, provider));
    }
  }
  if (!expected.some((code) => constantTimeEqual(code, mac.digest))) {
    throw new X509Error('x509/mac-mismatch', { rule: 'RFC 7292 §4' });
  }
}

/** MacData over `content`: HMAC-SHA-256 under a key that PKCS #12's own derivation makes. */
export function createMacData(
  content: Uint8Array,
  password: string,
  salt: Uint8Array,
  iterations: number,
  provider: CryptoProvider,
): Uint8Array {
  const code = pkcs12Mac('SHA-256', content, bmpPassword(password), salt, iterations, provider);
  return encodeMacData(algorithmIdentifier(OID['id-sha256'], 'NULL'), code, salt, iterations);
}

/** @param algorithm DER-encoded. */
export function encodeMacData(
  algorithm: Uint8Array,
  digest: Uint8Array,
  macSalt: Uint8Array,
  iterations: number,
): Uint8Array {
  // A DEFAULT value stays out (X.690 §11.5).
  const count = iterations === 1 ? [] : [integer(iterations)];
  return sequence(sequence(algorithm, octetString(digest)), octetString(macSalt), ...count);
}
