import { concat, fromHex, utf8 } from '@cutaway/primitives/bytes';
import { type CipherName, CryptoError, type CryptoProvider } from '@cutaway/primitives/crypto';
import { WireError } from '@cutaway/primitives/wire';
import { SshError } from '../../errors/index.js';
import { malformedPrivateKey } from '../private-key.js';
import { DerReader, integer, nullElement, objectIdentifier, octetString, sequence } from './der.js';
import { CIPHER, OID, PRF_HASH } from './object-identifiers.js';

/** The most that a file may ask of PBKDF2. */
const MAXIMUM_ITERATIONS = 10_000_000;
const ITERATIONS = 600_000;

/**
 * Decrypts an EncryptedPrivateKeyInfo (RFC 5958 §3) that is protected with PBES2 (RFC 8018 §6.2).
 *
 * @throws {SshError} `ssh/unsupported-kdf`, `ssh/unsupported-cipher`, `ssh/kdf-cost`, `ssh/wrong-passphrase`.
 */
export function decryptPkcs8(bytes: Uint8Array, passphrase: string, crypto: CryptoProvider): Uint8Array {
  const info = new DerReader(bytes).sequence();
  const algorithm = info.sequence();
  const scheme = algorithm.objectIdentifier();
  if (scheme !== OID.PBES2) throw new SshError('ssh/unsupported-kdf', { context: { kdf: scheme } });
  const parameters = algorithm.sequence();
  const kdf = parameters.sequence();
  const encryption = parameters.sequence();
  const cipherOid = encryption.objectIdentifier();
  const cipher = Object.hasOwn(CIPHER, cipherOid) ? CIPHER[cipherOid] : undefined;
  if (cipher === undefined) throw new SshError('ssh/unsupported-cipher', { context: { cipher: cipherOid } });
  const iv = encryption.octetString();
  const key = deriveKey(kdf, utf8(passphrase), cipher.keyLength, crypto);
  return decryptCbc(cipher.name, key, iv, info.octetString(), crypto);
}

function deriveKey(kdf: DerReader, password: Uint8Array, keyLength: number, crypto: CryptoProvider): Uint8Array {
  const name = kdf.objectIdentifier();
  const parameters = kdf.sequence();
  const salt = parameters.octetString();
  if (name === OID.scrypt) {
    const [N, r, p] = [parameters.smallInteger(), parameters.smallInteger(), parameters.smallInteger()];
    return crypto.scrypt(password, salt, { N, r, p }, keyLength);
  }
  if (name !== OID.PBKDF2) throw new SshError('ssh/unsupported-kdf', { context: { kdf: name } });
  const iterations = parameters.smallInteger();
  if (iterations > MAXIMUM_ITERATIONS) {
    throw new SshError('ssh/kdf-cost', { context: { actual: iterations, maximum: MAXIMUM_ITERATIONS } });
  }
  parameters.takeIf(0x02);
  const prf = parameters.takeIf(0x30);
  const prfOid = prf === undefined ? undefined : new DerReader(prf).objectIdentifier();
  const hash = prfOid === undefined ? 'SHA-1' : PRF_HASH[prfOid];
  if (hash === undefined) throw new SshError('ssh/unsupported-kdf', { context: { kdf: prfOid ?? name } });
  return crypto.pbkdf2(hash, password, salt, iterations, keyLength);
}

/** Encrypts a PrivateKeyInfo with PBES2: PBKDF2 with HMAC-SHA-256, AES-256-CBC. */
export function encryptPkcs8(info: Uint8Array, passphrase: string, crypto: CryptoProvider): Uint8Array {
  const [salt, iv] = [crypto.random(16), crypto.random(16)];
  const key = crypto.pbkdf2('SHA-256', utf8(passphrase), salt, ITERATIONS, 32);
  const pad = 16 - (info.length % 16);
  const ciphertext = crypto.encryptor('AES-256-CBC', key, iv).update(concat(info, new Uint8Array(pad).fill(pad)));
  const prf = sequence(objectIdentifier(OID.hmacWithSHA256), nullElement());
  const kdf = sequence(objectIdentifier(OID.PBKDF2), sequence(octetString(salt), integer(ITERATIONS), prf));
  const cipher = sequence(objectIdentifier(OID['aes256-CBC']), octetString(iv));
  return sequence(sequence(objectIdentifier(OID.PBES2), sequence(kdf, cipher)), octetString(ciphertext));
}

const LEGACY: Readonly<Record<string, { name: CipherName; keyLength: number }>> = {
  'AES-128-CBC': { name: 'AES-128-CBC', keyLength: 16 },
  'AES-192-CBC': { name: 'AES-192-CBC', keyLength: 24 },
  'AES-256-CBC': { name: 'AES-256-CBC', keyLength: 32 },
  'DES-EDE3-CBC': { name: '3DES-EDE-CBC', keyLength: 24 },
};

/**
 * Decrypts what a `DEK-Info` header says is encrypted (RFC 1421 §4.6.1.3), with the key that OpenSSL makes from the
 * passphrase: MD5 over digest, passphrase and the first eight bytes of the IV, once.
 *
 * @throws {SshError} `ssh/unsupported-cipher`, `ssh/wrong-passphrase`, `ssh/malformed-private-key`.
 */
export function decryptLegacyPem(
  bytes: Uint8Array,
  dekInfo: string,
  passphrase: string,
  crypto: CryptoProvider,
): Uint8Array {
  const [name = '', digits = ''] = dekInfo.split(',').map((part) => part.trim());
  const cipher = Object.hasOwn(LEGACY, name) ? LEGACY[name] : undefined;
  if (cipher === undefined) throw new SshError('ssh/unsupported-cipher', { context: { cipher: name } });
  if (!/^(?:[0-9a-f]{16}){1,2}$/i.test(digits)) throw malformedPrivateKey('DEK-Info', 'RFC 1421 §4.6.1.3');
  const iv = fromHex(digits);
  let key: Uint8Array = new Uint8Array();
  let digest: Uint8Array = new Uint8Array();
  while (key.length < cipher.keyLength) {
    digest = crypto.digest('MD5', concat(digest, utf8(passphrase), iv.subarray(0, 8)));
    key = concat(key, digest);
  }
  return decryptCbc(cipher.name, key.subarray(0, cipher.keyLength), iv, bytes, crypto);
}

/** Decrypts and takes the padding off (RFC 8018 §6.1.1). Wrong padding means a wrong passphrase. */
function decryptCbc(
  name: CipherName,
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
  crypto: CryptoProvider,
): Uint8Array {
  const plaintext = crypto.decryptor(name, key, iv).update(ciphertext);
  const pad = plaintext.at(-1) ?? 0;
  const start = plaintext.length - pad;
  if (pad === 0 || pad > iv.length || start < 0 || plaintext.subarray(start).some((byte) => byte !== pad)) {
    throw new SshError('ssh/wrong-passphrase');
  }
  return plaintext.subarray(0, start);
}

/**
 * Reads what was decrypted. A wrong passphrase can leave right padding by chance (1 in 256): what does not read as a
 * key then is the passphrase's fault.
 */
export function afterDecryption<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isUnreadable =
      error instanceof WireError ||
      error instanceof CryptoError ||
      (error instanceof SshError && error.code === 'ssh/malformed-private-key');
    if (isUnreadable) throw new SshError('ssh/wrong-passphrase', { cause: error });
    throw error;
  }
}
