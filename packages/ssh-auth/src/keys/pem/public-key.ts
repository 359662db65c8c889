import type { EllipticCurve, PublicKey } from '@cutaway/primitives/crypto';
import { decoding } from '../../errors/decoding.js';
import { SshError } from '../../errors/index.js';
import { checkRsaLength, type PublicKeyLimits, type SshPublicKey, sshPublicKey } from '../public-key.js';
import { ELLIPTIC_CURVES } from '../public-key-formats.js';
import { type Armor, writeArmor } from '../text-armor.js';
import { bitString, DerReader, integer, nullElement, objectIdentifier, sequence } from './der.js';
import { CURVE_OID, OID } from './object-identifiers.js';

/** Whether a label is one of the PEM public keys that are read here. */
export function isPemPublicKey(label: string): boolean {
  return label === 'PUBLIC KEY' || label === 'RSA PUBLIC KEY';
}

/**
 * Reads a PEM public key: a SubjectPublicKeyInfo (RFC 5280 §4.1) or an RSAPublicKey (RFC 8017 §A.1.1).
 *
 * @throws {SshError} `ssh/malformed-key`, `ssh/unknown-key-type`, `ssh/key-too-short`.
 */
export function parsePemPublicKey({ label, bytes }: Armor, limits: PublicKeyLimits = {}): SshPublicKey {
  const key = decoding('ssh/malformed-key', {}, () =>
    label === 'PUBLIC KEY' ? readSubjectPublicKeyInfo(bytes) : readRsaPublicKey(bytes),
  );
  checkRsaLength(key, limits);
  return sshPublicKey(key);
}

function readRsaPublicKey(bytes: Uint8Array): PublicKey {
  const outer = new DerReader(bytes);
  const key = outer.sequence();
  outer.finish();
  const [n, e] = [key.integer(), key.integer()];
  key.finish();
  return { type: 'RSA', n, e };
}

function readSubjectPublicKeyInfo(bytes: Uint8Array): PublicKey {
  const outer = new DerReader(bytes);
  const info = outer.sequence();
  outer.finish();
  const algorithm = info.sequence();
  const oid = algorithm.objectIdentifier();
  const key = info.bitString();
  info.finish();
  switch (oid) {
    case OID.rsaEncryption:
      return readRsaPublicKey(key);
    case OID.dsa: {
      const parameters = algorithm.sequence();
      const [p, q, g] = [parameters.integer(), parameters.integer(), parameters.integer()];
      return { type: 'DSA', p, q, g, y: new DerReader(key).integer() };
    }
    case OID.ecPublicKey:
      return ecPublicKey(algorithm.objectIdentifier(), key);
    case OID.Ed25519:
    case OID.Ed448: {
      const type = oid === OID.Ed25519 ? 'Ed25519' : 'Ed448';
      if (key.length !== (type === 'Ed25519' ? 32 : 57)) throw malformed('length');
      return { type, key };
    }
    default:
      throw new SshError('ssh/unknown-key-type', { context: { type: oid } });
  }
}

function ecPublicKey(oid: string, point: Uint8Array): PublicKey {
  const curve = (Object.keys(CURVE_OID) as EllipticCurve[]).find((name) => CURVE_OID[name] === oid);
  if (curve === undefined) throw new SshError('ssh/unknown-key-type', { context: { type: oid } });
  if (point[0] !== 4 || point.length !== 1 + 2 * ELLIPTIC_CURVES[curve].length) throw malformed('point');
  return { type: 'EC', curve, point };
}

function malformed(reason: string): SshError {
  return new SshError('ssh/malformed-key', { context: { reason }, rule: 'RFC 5480 §2.2' });
}

/**
 * Writes a public key as a SubjectPublicKeyInfo in PEM, as `ssh-keygen -e -m PKCS8` does.
 *
 * @throws {SshError} `ssh/unknown-key-type` for FIDO keys.
 */
export function pemPublicKey(key: SshPublicKey): string {
  if (key.application !== undefined) throw new SshError('ssh/unknown-key-type', { context: { type: key.type } });
  const [algorithm, bytes] = infoParts(key.publicKey);
  return writeArmor('PUBLIC KEY', sequence(algorithm, bitString(bytes)));
}

function infoParts(key: PublicKey): [Uint8Array, Uint8Array] {
  switch (key.type) {
    case 'RSA':
      return [sequence(objectIdentifier(OID.rsaEncryption), nullElement()), sequence(integer(key.n), integer(key.e))];
    case 'DSA': {
      const parameters = sequence(...[key.p, key.q, key.g].map(integer));
      return [sequence(objectIdentifier(OID.dsa), parameters), integer(key.y)];
    }
    case 'EC':
      return [sequence(objectIdentifier(OID.ecPublicKey), objectIdentifier(CURVE_OID[key.curve])), key.point];
    case 'Ed25519':
    case 'Ed448':
      return [sequence(objectIdentifier(OID[key.type])), key.key];
    default:
      throw new SshError('ssh/unknown-key-type', { context: { type: key.type } });
  }
}
