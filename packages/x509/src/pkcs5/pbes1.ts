import { concat } from '@cutaway/primitives/bytes';
import type { CryptoProvider, HashName } from '@cutaway/primitives/crypto';
import { readDer } from '../der/index.js';
import { X509Error } from '../errors.js';
import { type AlgorithmIdentifier, algorithmName } from '../keys/algorithm-identifier.js';
import { OID } from '../oids.js';
import { checkIterations, type PasswordLimits } from './limits.js';
import { decryptPadded } from './padding.js';

/** A salt and an iteration count: PBEParameter (RFC 8018 Appendix A.3), pkcs-12PbeParams (RFC 7292 Appendix C). */
export interface PbeParameters {
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** @throws {X509Error} `x509/invalid-algorithm-parameters` */
export function pbeParameters(identifier: AlgorithmIdentifier): PbeParameters {
  const { parameters } = identifier;
  if (parameters === undefined) {
    const context = { algorithm: algorithmName(identifier) };
    throw new X509Error('x509/invalid-algorithm-parameters', { context, rule: 'RFC 8018 Appendix A.3' });
  }
  return readDer(parameters.bytes, 'PBEParameter', (reader) =>
    reader.sequence('', 'PBEParameter', () => ({
      salt: reader.octetString('salt'),
      iterations: reader.smallInteger('iterationCount'),
    })),
  );
}

/** The schemes over DES, the digest by object identifier. RC2 has no users left. */
const HASHES: Readonly<Record<string, HashName>> = {
  [OID['pbeWithMD5AndDES-CBC']]: 'MD5',
  [OID['pbeWithSHA1AndDES-CBC']]: 'SHA-1',
};

/** Whether an algorithm is one of {@link decryptPbes1}. */
export function isPbes1(algorithm: string): boolean {
  return Object.hasOwn(HASHES, algorithm);
}

/**
 * Decrypts what PBES1 encrypted (RFC 8018 §6.1.2): eight bytes of PBKDF1 are the DES key, eight the IV. Broken; for old
 * files only, there is no way to make new ones.
 *
 * @throws {X509Error}
 */
export function decryptPbes1(
  identifier: AlgorithmIdentifier,
  ciphertext: Uint8Array,
  password: Uint8Array,
  provider: CryptoProvider,
  limits: Partial<PasswordLimits> | undefined,
): Uint8Array {
  const { salt, iterations } = pbeParameters(identifier);
  checkIterations(iterations, limits);
  const hash = HASHES[identifier.algorithm] as HashName;
  let derived = concat(password, salt);
  for (let i = 0; i < Math.max(1, iterations); i++) derived = provider.digest(hash, derived);
  return decryptPadded(provider, 'DES-CBC', derived.subarray(0, 8), derived.subarray(8, 16), ciphertext);
}
