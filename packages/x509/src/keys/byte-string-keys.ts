import type { CryptoProvider, PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import type { BitString, DerReader } from '../der/index.js';
import { X509Error } from '../errors.js';
import { OID } from '../oids.js';
import { type AlgorithmIdentifier, algorithmName, hasNoParameters } from './algorithm-identifier.js';

export type ByteStringKey = Extract<PublicKey, { key: Uint8Array }>['type'];

/** Key types whose keys are byte strings of one length, private ones as long as public ones (RFC 8410). */
const TYPES: Readonly<Record<ByteStringKey, { readonly oid: string; readonly length: number }>> = {
  Ed25519: { oid: OID['id-Ed25519'], length: 32 },
  Ed448: { oid: OID['id-Ed448'], length: 57 },
  X25519: { oid: OID['id-X25519'], length: 32 },
  X448: { oid: OID['id-X448'], length: 56 },
};

/** The key type an algorithm stands for, when it is one of RFC 8410's. */
export function byteStringKeyType(algorithm: string): ByteStringKey | undefined {
  return (Object.keys(TYPES) as ByteStringKey[]).find((type) => TYPES[type].oid === algorithm);
}

/** The key type of a name, when it is one of RFC 8410's. */
export function isByteStringKeyType(name: unknown): name is ByteStringKey {
  return typeof name === 'string' && Object.hasOwn(TYPES, name);
}

export function byteStringKeyLength(type: ByteStringKey): number {
  return TYPES[type].length;
}

export function byteStringKeyOid(type: ByteStringKey): string {
  return TYPES[type].oid;
}

/** RFC 8410 §4. */
export function readByteStringPublicKey(
  reader: DerReader,
  algorithm: AlgorithmIdentifier,
  type: ByteStringKey,
): { subjectPublicKey: BitString; publicKey: PublicKey | undefined } {
  const at = reader.offset;
  if (!hasNoParameters(algorithm)) {
    const context = { algorithm: algorithmName(algorithm) };
    reader.report('x509/invalid-algorithm-parameters', at, context, 'RFC 8410 §3');
  }
  const subjectPublicKey = reader.bitString('subjectPublicKey');
  const { bytes: key, unusedBits } = subjectPublicKey;
  if (key.length === TYPES[type].length && unusedBits === 0) return { subjectPublicKey, publicKey: { type, key } };
  reader.report('x509/invalid-key', at, { type, reason: `${key.length} bytes` }, 'RFC 8410 §4');
  return { subjectPublicKey, publicKey: undefined };
}

/** A private key with its public half computed. @throws {X509Error} `x509/invalid-key` for another length. */
export function byteStringPrivateKey(type: ByteStringKey, seed: Uint8Array, provider: CryptoProvider): PrivateKey {
  if (seed.length !== TYPES[type].length) {
    const context = { type, reason: `${seed.length} bytes` };
    throw new X509Error('x509/invalid-key', { context, rule: 'RFC 8410 §7' });
  }
  if (type === 'X25519' || type === 'X448') {
    return { type, seed, key: provider.keyAgreement(type).publicKey(seed) };
  }
  // Generating an EdDSA key is: draw a seed, derive the public key from it (RFC 8032 §5.1.5).
  return provider.generateKeyPair({ type }, () => seed.slice()).privateKey;
}

/** CurvePrivateKey (RFC 8410 §7). */
export function readByteStringPrivateKey(reader: DerReader, type: ByteStringKey, provider: CryptoProvider): PrivateKey {
  const at = reader.offset;
  const seed = reader.octetString('');
  if (seed.length !== TYPES[type].length) {
    throw reader.error('x509/invalid-key', at, { type, reason: `${seed.length} bytes` }, 'RFC 8410 §7');
  }
  return byteStringPrivateKey(type, seed, provider);
}
