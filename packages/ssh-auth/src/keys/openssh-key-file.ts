import { concat, equal, utf8 } from '@cutaway/primitives/bytes';
import { CryptoError, type CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import {
  type Codec,
  constant,
  decode,
  encode,
  Reader,
  rest,
  struct,
  WireError,
  Writer,
} from '@cutaway/primitives/wire';
import { SshError } from '../errors/index.js';
import { string, text, uint32 } from '../wire/index.js';
import { malformedPrivateKey, type SshPrivateKey } from './private-key.js';
import { type PrivateKeyCipherName, privateKeyCipher } from './private-key-cipher.js';
import { PRIVATE_KEY_FORMATS } from './private-key-formats.js';
import { parsePublicKey, type SshPublicKey } from './public-key.js';
import { isPublicKeyType } from './public-key-formats.js';
import { writeArmor } from './text-armor.js';

const RULE = 'PROTOCOL.key';

/** The label of the file's text. */
export const OPENSSH_LABEL = 'OPENSSH PRIVATE KEY';

interface KeyFile {
  readonly AUTH_MAGIC: Uint8Array;
  readonly ciphername: string;
  readonly kdfname: string;
  readonly kdfoptions: Uint8Array;
  readonly number_of_keys: number;
  readonly publickey: Uint8Array;
  readonly private_keys: Uint8Array;
  /** The tag of an authenticated cipher, outside the string. */
  readonly tag: Uint8Array;
}

const AUTH_MAGIC = utf8('openssh-key-v1\0');

/** The outer layer of OpenSSH's private key files (PROTOCOL.key §1). */
export const OpenSshKeyFile: Codec<KeyFile> = struct<KeyFile>('openssh-key-v1', {
  AUTH_MAGIC: constant(AUTH_MAGIC),
  ciphername: text(),
  kdfname: text(),
  kdfoptions: string(),
  number_of_keys: uint32,
  publickey: string(),
  private_keys: string(),
  tag: rest,
});

/** The options of the key derivation `bcrypt` (PROTOCOL.key §2). */
export const BcryptOptions: Codec<{ salt: Uint8Array; rounds: number }> = struct<{ salt: Uint8Array; rounds: number }>(
  'bcrypt options',
  { salt: string({ min: 1 }), rounds: uint32 },
);

/** How to open a protected key. */
export interface PassphraseOptions {
  readonly passphrase?: string | undefined;
  readonly crypto?: CryptoProvider;
  /** The most rounds of bcrypt that a file may ask for; 2000 unless given. */
  readonly maximumRounds?: number;
}

const MAXIMUM_ROUNDS = 2000;

/**
 * Reads the bytes of an OpenSSH private key file.
 *
 * @throws {SshError} `ssh/malformed-private-key`, `ssh/unsupported-cipher`, `ssh/unsupported-kdf`, `ssh/kdf-cost`,
 * `ssh/passphrase-needed`, `ssh/wrong-passphrase`, `ssh/unknown-key-type`.
 */
export function parseOpenSshKeyFile(bytes: Uint8Array, options: PassphraseOptions = {}): SshPrivateKey {
  const file = privateKeyErrors(() => decode(OpenSshKeyFile, bytes));
  if (file.number_of_keys !== 1) throw malformedPrivateKey('number_of_keys ≠ 1', RULE);
  const isProtected = file.ciphername !== 'none' || file.kdfname !== 'none';
  const plaintext = isProtected ? decrypted(file, options) : plainOf(file);
  const key = privateKeyErrors(() => readPrivateKeys(plaintext, isProtected));
  if (!equal(key.key.blob, file.publickey)) throw malformedPrivateKey('publickey ≠ private_keys', RULE);
  return key;
}

/** The public key beside the private one, which is never encrypted. @throws {SshError} as `parsePublicKey`. */
export function openSshFilePublicKey(bytes: Uint8Array): SshPublicKey {
  return parsePublicKey(privateKeyErrors(() => decode(OpenSshKeyFile, bytes)).publickey);
}

function plainOf({ kdfoptions, tag, private_keys }: KeyFile): Uint8Array {
  if (kdfoptions.length > 0 || tag.length > 0) throw malformedPrivateKey('kdfoptions', RULE);
  if (private_keys.length % 8 !== 0) throw malformedPrivateKey('length', RULE);
  return private_keys;
}

function decrypted(file: KeyFile, { passphrase, crypto = noble, maximumRounds = MAXIMUM_ROUNDS }: PassphraseOptions) {
  const cipher = privateKeyCipher(file.ciphername);
  if (file.kdfname !== 'bcrypt') throw new SshError('ssh/unsupported-kdf', { context: { kdf: file.kdfname } });
  const { salt, rounds } = privateKeyErrors(() => decode(BcryptOptions, file.kdfoptions));
  if (rounds > maximumRounds) {
    throw new SshError('ssh/kdf-cost', { context: { actual: rounds, maximum: maximumRounds } });
  }
  if (file.tag.length !== cipher.tagLength || file.private_keys.length % cipher.blockLength !== 0) {
    throw malformedPrivateKey('length', RULE);
  }
  if (passphrase === undefined || passphrase === '') throw new SshError('ssh/passphrase-needed');
  const { keyLength, ivLength } = cipher;
  const derived = privateKeyErrors(() => crypto.bcryptPbkdf(utf8(passphrase), salt, rounds, keyLength + ivLength));
  const [key, iv] = [derived.subarray(0, keyLength), derived.subarray(keyLength)];
  return cipher.decrypt(crypto, key, iv, concat(file.private_keys, file.tag));
}

/** The check numbers, the key, its comment, and padding of 1, 2, 3 … (PROTOCOL.key §3). */
function readPrivateKeys(plaintext: Uint8Array, isProtected: boolean): SshPrivateKey {
  const reader = new Reader(plaintext);
  const [first, second] = [reader.field('checkint', uint32), reader.field('checkint', uint32)];
  if (first !== second) {
    throw isProtected ? new SshError('ssh/wrong-passphrase') : malformedPrivateKey('checkint', RULE);
  }
  const key = readPrivateKey(reader);
  const comment = reader.field('comment', text());
  const padding = reader.take(reader.remaining);
  if (padding.some((byte, index) => byte !== index + 1)) throw malformedPrivateKey('padding', RULE);
  return { ...key, comment };
}

/** Reads a type and the fields of that type. @throws {SshError} `ssh/unknown-key-type`. */
export function readPrivateKey(reader: Reader): SshPrivateKey {
  const type = reader.field('type', text());
  if (!isPublicKeyType(type)) throw new SshError('ssh/unknown-key-type', { context: { type } });
  return reader.field(type, PRIVATE_KEY_FORMATS[type]);
}

/** Runs a decoder of private key bytes; its errors become `ssh/malformed-private-key`, without values. */
export function privateKeyErrors<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WireError) && !(error instanceof CryptoError)) throw error;
    throw malformedPrivateKey(error.code, RULE);
  }
}

/** How to protect a key that is written. */
export interface KeyProtection {
  /** Without one the file is not encrypted. */
  readonly passphrase?: string | undefined;
  /** `aes256-ctr` unless given. */
  readonly cipher?: PrivateKeyCipherName;
  /** Rounds of bcrypt; 24 unless given, as in OpenSSH. */
  readonly rounds?: number;
  readonly crypto?: CryptoProvider;
}

const SALT_LENGTH = 16;

/**
 * Writes a private key as `ssh-keygen` does, into an `OPENSSH PRIVATE KEY`.
 *
 * @throws {SshError} `ssh/unsupported-cipher`.
 */
export function openSshPrivateKey(key: SshPrivateKey, protection: KeyProtection = {}): string {
  const { passphrase, cipher: name = 'aes256-ctr', rounds = 24, crypto = noble } = protection;
  const isProtected = passphrase !== undefined && passphrase !== '';
  const cipher = isProtected ? privateKeyCipher(name) : undefined;
  const plaintext = writePrivateKeys(key, cipher?.blockLength ?? 8, crypto);
  const outer = {
    AUTH_MAGIC,
    ciphername: 'none',
    kdfname: 'none',
    kdfoptions: new Uint8Array(),
    number_of_keys: 1,
    publickey: key.key.blob,
    private_keys: plaintext,
    tag: new Uint8Array(),
  };
  if (cipher === undefined || !isProtected) return writeArmor(OPENSSH_LABEL, encode(OpenSshKeyFile, outer), 70);
  const salt = crypto.random(SALT_LENGTH);
  const derived = crypto.bcryptPbkdf(utf8(passphrase), salt, rounds, cipher.keyLength + cipher.ivLength);
  const [secret, iv] = [derived.subarray(0, cipher.keyLength), derived.subarray(cipher.keyLength)];
  const ciphertext = cipher.encrypt(crypto, secret, iv, plaintext);
  const sealed: KeyFile = {
    ...outer,
    ciphername: name,
    kdfname: 'bcrypt',
    kdfoptions: encode(BcryptOptions, { salt, rounds }),
    private_keys: ciphertext.subarray(0, plaintext.length),
    tag: ciphertext.subarray(plaintext.length),
  };
  return writeArmor(OPENSSH_LABEL, encode(OpenSshKeyFile, sealed), 70);
}

function writePrivateKeys(key: SshPrivateKey, blockLength: number, crypto: CryptoProvider): Uint8Array {
  const writer = new Writer();
  const checkint = crypto.random(4);
  writer.put(checkint);
  writer.put(checkint);
  writePrivateKey(writer, key);
  text().write(writer, key.comment);
  for (let pad = 1; writer.length % blockLength !== 0; pad++) writer.unsigned(pad, 1);
  return writer.finish();
}

/** Writes a type and the fields of that type. */
export function writePrivateKey(writer: Writer, key: SshPrivateKey): void {
  text().write(writer, key.key.type);
  PRIVATE_KEY_FORMATS[key.key.type].write(writer, key);
}
