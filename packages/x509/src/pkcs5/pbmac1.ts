import { utf8 } from '@cutaway/primitives/bytes';
import { type CryptoProvider, type HashName, hashLength } from '@cutaway/primitives/crypto';
import { readDer, sequence } from '../der/index.js';
import { X509Error } from '../errors.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  readAlgorithmIdentifier,
} from '../keys/algorithm-identifier.js';
import { OID } from '../oids.js';
import { checkCost, deriveKey, type KeyDerivation, keyDerivation, keyDerivationIdentifier } from './key-derivation.js';
import type { PasswordLimits } from './limits.js';
import { hmacHash, hmacIdentifier } from './pseudorandom-function.js';

const RULE = 'RFC 9579 §4';

/** The block length of SHA-512: HMAC hashes longer keys before it uses them (RFC 2104 §2). */
const MAXIMUM_KEY_LENGTH = 128;

/** The authentication code over `message` that PBMAC1-params ask for (RFC 8018 §7.1.2, RFC 9579). @throws {X509Error} */
export function pbmac1(
  identifier: AlgorithmIdentifier,
  message: Uint8Array,
  password: Uint8Array,
  provider: CryptoProvider,
  limits: Partial<PasswordLimits> | undefined,
): Uint8Array {
  const invalid = (): X509Error =>
    new X509Error('x509/invalid-algorithm-parameters', { context: { algorithm: 'id-PBMAC1' }, rule: RULE });
  if (identifier.parameters === undefined) throw invalid();
  const [derivationFunction, scheme] = readDer(identifier.parameters.bytes, 'PBMAC1-params', (reader) =>
    reader.sequence('', 'PBMAC1-params', () => [
      readAlgorithmIdentifier(reader, 'keyDerivationFunc'),
      readAlgorithmIdentifier(reader, 'messageAuthScheme'),
    ]),
  ) as [AlgorithmIdentifier, AlgorithmIdentifier];
  const derivation = keyDerivation(derivationFunction);
  const { keyLength } = derivation;
  // The length must be stated; a key too short to resist guessing is refused, and one that only costs time.
  if (keyLength === undefined || keyLength < 20 || keyLength > MAXIMUM_KEY_LENGTH) throw invalid();
  // Each digest's length of the key costs all iterations.
  const digests = derivation.name === 'PBKDF2' ? Math.ceil(keyLength / hashLength(derivation.hash)) : 1;
  for (let count = 0; count < digests; count++) checkCost(derivation, limits);
  return provider.mac(hmacHash(scheme), deriveKey(derivation, password, keyLength, provider), message);
}

/** Makes an authentication code. @returns the AlgorithmIdentifier and the code. */
export function createPbmac1(
  message: Uint8Array,
  password: string,
  derivation: KeyDerivation,
  hash: HashName,
  provider: CryptoProvider,
): { readonly algorithm: Uint8Array; readonly code: Uint8Array } {
  const length = hashLength(hash);
  const parameters = sequence(keyDerivationIdentifier(derivation, length), hmacIdentifier(hash));
  return {
    algorithm: algorithmIdentifier(OID['id-PBMAC1'], parameters),
    code: provider.mac(hash, deriveKey(derivation, utf8(password), length, provider), message),
  };
}
