import { bytesToUnsigned, unsignedToBytes } from '@cutaway/primitives/bytes';
import type { CryptoProvider, EllipticCurve, PrivateKey } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { SshError } from '../../errors/index.js';
import { type PassphraseOptions, privateKeyErrors } from '../openssh-key-file.js';
import { malformedPrivateKey, type SoftwareKey, sshPrivateKey } from '../private-key.js';
import { ELLIPTIC_CURVES } from '../public-key-formats.js';
import { padded } from '../signature.js';
import { type Armor, writeArmor } from '../text-armor.js';
import {
  bitString,
  contextTag,
  DerReader,
  element,
  integer,
  nullElement,
  objectIdentifier,
  octetString,
  sequence,
} from './der.js';
import { afterDecryption, decryptLegacyPem, decryptPkcs8, encryptPkcs8 } from './encryption.js';
import { CURVE_OID, OID } from './object-identifiers.js';

type Reading = (bytes: Uint8Array, crypto: CryptoProvider) => PrivateKey;

const READINGS: Readonly<Record<string, Reading>> = {
  'RSA PRIVATE KEY': readPkcs1,
  'DSA PRIVATE KEY': readDsaPrivateKey,
  'EC PRIVATE KEY': (bytes, crypto) => readEcPrivateKey(bytes, undefined, crypto),
  'PRIVATE KEY': readPkcs8,
  'ENCRYPTED PRIVATE KEY': readPkcs8,
};

/** Whether a label is one of the PEM private keys that are read here. */
export function isPemPrivateKey(label: string): boolean {
  return Object.hasOwn(READINGS, label);
}

/**
 * Reads a PEM private key: PKCS #1, DSA and SEC 1 keys, also with OpenSSL's old encryption, and PKCS #8.
 *
 * @throws {SshError} `ssh/malformed-private-key`, `ssh/passphrase-needed`, `ssh/wrong-passphrase`,
 * `ssh/unsupported-cipher`, `ssh/unsupported-kdf`, `ssh/kdf-cost`, `ssh/unknown-key-type`.
 */
export function parsePemPrivateKey(armor: Armor, options: PassphraseOptions = {}): SoftwareKey {
  const { crypto = noble, passphrase } = options;
  const read = READINGS[armor.label] as Reading;
  const dekInfo = armor.headers.get('dek-info');
  if (armor.label !== 'ENCRYPTED PRIVATE KEY' && dekInfo === undefined) {
    return sshPrivateKey(privateKeyErrors(() => read(armor.bytes, crypto)));
  }
  if (passphrase === undefined) throw new SshError('ssh/passphrase-needed');
  const plaintext = privateKeyErrors(() =>
    dekInfo === undefined
      ? decryptPkcs8(armor.bytes, passphrase, crypto)
      : decryptLegacyPem(armor.bytes, dekInfo, passphrase, crypto),
  );
  return sshPrivateKey(afterDecryption(() => read(plaintext, crypto)));
}

/** RSAPrivateKey (RFC 8017 §A.1.2). */
function readPkcs1(bytes: Uint8Array): PrivateKey {
  const outer = new DerReader(bytes);
  const key = outer.sequence();
  outer.finish();
  if (key.smallInteger() !== 0) throw malformedPrivateKey('version', 'RFC 8017 §A.1.2');
  const [n, e, d, p, q, dP, dQ, qInv] = Array.from({ length: 8 }, () => key.integer()) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  key.finish();
  return { type: 'RSA', n, e, d, p, q, dP, dQ, qInv };
}

/** OpenSSL's form of a DSA key: version, p, q, g, y, x. */
function readDsaPrivateKey(bytes: Uint8Array): PrivateKey {
  const outer = new DerReader(bytes);
  const key = outer.sequence();
  outer.finish();
  if (key.smallInteger() !== 0) throw malformedPrivateKey('version');
  const [p, q, g, y, x] = [key.integer(), key.integer(), key.integer(), key.integer(), key.integer()];
  key.finish();
  return { type: 'DSA', p, q, g, y, x };
}

/** ECPrivateKey (RFC 5915 §3). @param outerCurve from the PKCS #8 around it. */
function readEcPrivateKey(
  bytes: Uint8Array,
  outerCurve: EllipticCurve | undefined,
  crypto: CryptoProvider,
): PrivateKey {
  const outer = new DerReader(bytes);
  const key = outer.sequence();
  outer.finish();
  if (key.smallInteger() !== 1) throw malformedPrivateKey('version', 'RFC 5915 §3');
  const octets = key.octetString();
  const parameters = key.takeIf(contextTag(0));
  const curve = parameters === undefined ? outerCurve : curveOf(new DerReader(parameters).objectIdentifier());
  if (curve === undefined) throw malformedPrivateKey('parameters', 'RFC 5915 §3');
  const publicKey = key.takeIf(contextTag(1));
  key.finish();
  const scalar = padded(octets, ELLIPTIC_CURVES[curve].length);
  if (scalar === undefined) throw malformedPrivateKey('d ≥ n', 'RFC 5915 §3');
  const point =
    publicKey === undefined
      ? crypto.keyAgreement(`secp${curve.slice(2) as '256' | '384' | '521'}r1`).publicKey(scalar)
      : new DerReader(publicKey).bitString();
  if (point.length !== 1 + 2 * scalar.length || point[0] !== 4) throw malformedPrivateKey('point', 'RFC 5915 §3');
  return { type: 'EC', curve, point, scalar };
}

/** PrivateKeyInfo, also OneAsymmetricKey (RFC 5958 §2). */
function readPkcs8(bytes: Uint8Array, crypto: CryptoProvider): PrivateKey {
  const outer = new DerReader(bytes);
  const info = outer.sequence();
  outer.finish();
  if (info.smallInteger() > 1) throw malformedPrivateKey('version', 'RFC 5958 §2');
  const algorithm = info.sequence();
  const oid = algorithm.objectIdentifier();
  const key = info.octetString();
  switch (oid) {
    case OID.rsaEncryption:
      return readPkcs1(key);
    case OID.ecPublicKey:
      return readEcPrivateKey(key, curveOf(algorithm.objectIdentifier()), crypto);
    case OID.dsa: {
      const parameters = algorithm.sequence();
      return dsaPrivateKey(
        parameters.integer(),
        parameters.integer(),
        parameters.integer(),
        new DerReader(key).integer(),
      );
    }
    case OID.Ed25519:
    case OID.Ed448: {
      const seed = new DerReader(key).octetString();
      const type = oid === OID.Ed25519 ? 'Ed25519' : 'Ed448';
      if (seed.length !== (type === 'Ed25519' ? 32 : 57)) throw malformedPrivateKey('seed', 'RFC 8410 §7');
      return crypto.generateKeyPair({ type }, () => seed).privateKey;
    }
    default:
      throw new SshError('ssh/unknown-key-type', { context: { type: oid } });
  }
}

function curveOf(oid: string): EllipticCurve {
  const curve = (Object.keys(CURVE_OID) as EllipticCurve[]).find((name) => CURVE_OID[name] === oid);
  if (curve === undefined) throw new SshError('ssh/unknown-key-type', { context: { type: oid } });
  return curve;
}

/** A DSA key without its public value, which is y = g^x mod p (FIPS 186-4 §B.1). */
function dsaPrivateKey(p: Uint8Array, q: Uint8Array, g: Uint8Array, x: Uint8Array): PrivateKey {
  const [modulus, order] = [bytesToUnsigned(p), bytesToUnsigned(q)];
  if (modulus < 2n || p.length > 1280 || order < 2n || order >= modulus)
    throw malformedPrivateKey('p, q', 'FIPS 186-4 §4.1');
  let [y, base] = [1n, bytesToUnsigned(g) % modulus];
  for (let exponent = bytesToUnsigned(x) % order; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) y = (y * base) % modulus;
    base = (base * base) % modulus;
  }
  return { type: 'DSA', p, q, g, y: unsignedToBytes(y), x };
}

/**
 * Writes a private key as PKCS #8 (`PRIVATE KEY`), or with a passphrase as `ENCRYPTED PRIVATE KEY` (PBES2 with PBKDF2,
 * HMAC-SHA-256 and AES-256-CBC). The comment is lost.
 */
export function pkcs8PrivateKey(
  { privateKey }: SoftwareKey,
  { passphrase, crypto = noble }: { readonly passphrase?: string | undefined; readonly crypto?: CryptoProvider } = {},
): string {
  const info = sequence(integer(0), ...pkcs8Parts(privateKey));
  if (passphrase === undefined || passphrase === '') return writeArmor('PRIVATE KEY', info);
  return writeArmor('ENCRYPTED PRIVATE KEY', encryptPkcs8(info, passphrase, crypto));
}

function pkcs8Parts(key: PrivateKey): Uint8Array[] {
  switch (key.type) {
    case 'RSA': {
      const { n, e, d, p, q, dP, dQ, qInv } = key;
      const numbers = [n, e, d, p, q, dP, dQ, qInv].map(integer);
      return [
        sequence(objectIdentifier(OID.rsaEncryption), nullElement()),
        octetString(sequence(integer(0), ...numbers)),
      ];
    }
    case 'DSA': {
      const parameters = sequence(...[key.p, key.q, key.g].map(integer));
      return [sequence(objectIdentifier(OID.dsa), parameters), octetString(integer(key.x))];
    }
    case 'EC': {
      const inner = sequence(integer(1), octetString(key.scalar), element(contextTag(1), bitString(key.point)));
      return [sequence(objectIdentifier(OID.ecPublicKey), objectIdentifier(CURVE_OID[key.curve])), octetString(inner)];
    }
    case 'Ed25519':
    case 'Ed448':
      return [sequence(objectIdentifier(OID[key.type])), octetString(octetString(key.seed))];
    default:
      throw new SshError('ssh/unknown-key-type', { context: { type: key.type } });
  }
}
