import { base64, concat, fromHex, utf8 } from '@cutaway/primitives/bytes';
import { type Argon2Name, type CryptoProvider, constantTimeEqual, type PrivateKey } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { type Codec, encode, Reader, struct } from '@cutaway/primitives/wire';
import { SshError } from '../errors/index.js';
import { mpint, string, text } from '../wire/index.js';
import { type PassphraseOptions, privateKeyErrors } from './openssh-key-file.js';
import { malformedPrivateKey, rsaPrivateKey, type SoftwareKey, sshPrivateKey } from './private-key.js';
import { parsePublicKey, type SshPublicKey } from './public-key.js';
import { ELLIPTIC_CURVES } from './public-key-formats.js';
import { padded } from './signature.js';

const RULE = 'PuTTY manual, appendix C';

/** A PuTTY key file's lines, in order (PuTTY manual, appendix C.1). */
interface PuttyKeyFile {
  readonly version: 2 | 3;
  readonly algorithm: string;
  readonly encryption: string;
  readonly comment: string;
  readonly publicBlob: Uint8Array;
  readonly argon2: Argon2Parameters | undefined;
  readonly privateBlob: Uint8Array;
  readonly mac: Uint8Array;
}

interface Argon2Parameters {
  readonly kind: Argon2Name;
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Uint8Array;
}

/** Most work that a file may ask for: kibibytes of memory times passes. PuTTY's default is 8192 × about 20. */
const MAXIMUM_COST = 2 ** 22;

/** Whether a text begins as a PuTTY key file does. */
export function isPuttyKeyFile(content: string): boolean {
  return /^PuTTY-User-Key-File-\d+: /.test(content);
}

/**
 * Reads a PuTTY private key file (`.ppk`) of version 2 or 3.
 *
 * @throws {SshError} `ssh/malformed-private-key`, `ssh/passphrase-needed`, `ssh/wrong-passphrase` (also when the file
 * was altered), `ssh/unsupported-cipher`, `ssh/unsupported-kdf`, `ssh/kdf-cost`, and what `parsePublicKey` throws.
 */
export function parsePuttyKeyFile(content: string, options: PassphraseOptions = {}): SoftwareKey {
  const { crypto = noble, passphrase } = options;
  const file = readLines(content);
  const isEncrypted = file.encryption === 'aes256-cbc';
  if (!isEncrypted && file.encryption !== 'none') {
    throw new SshError('ssh/unsupported-cipher', { context: { cipher: file.encryption } });
  }
  if (isEncrypted && passphrase === undefined) throw new SshError('ssh/passphrase-needed');
  const keys = derivedKeys(file, isEncrypted ? (passphrase ?? '') : undefined, crypto);
  if (isEncrypted && file.privateBlob.length % 16 !== 0) throw malformedPrivateKey('length', RULE);
  const plaintext = isEncrypted
    ? crypto.decryptor('AES-256-CBC', keys.cipher, keys.iv).update(file.privateBlob)
    : file.privateBlob;
  const { algorithm, encryption, comment, publicBlob } = file;
  const authenticated = encode(MacData, { algorithm, encryption, comment, publicBlob, plaintext });
  const mac = crypto.mac(file.version === 3 ? 'SHA-256' : 'SHA-1', keys.mac, authenticated);
  if (!constantTimeEqual(mac, file.mac)) {
    throw isEncrypted ? new SshError('ssh/wrong-passphrase') : malformedPrivateKey('Private-MAC', RULE);
  }
  const publicKey = parsePublicKey(publicBlob);
  return sshPrivateKey(
    privateKeyErrors(() => readPrivateBlob(publicKey, plaintext)),
    comment,
  );
}

/** The public key of a file, which is never encrypted. @throws {SshError} `ssh/malformed-private-key`. */
export function puttyFilePublicKey(content: string): SshPublicKey {
  return parsePublicKey(readLines(content).publicBlob);
}

interface MacFields {
  algorithm: string;
  encryption: string;
  comment: string;
  publicBlob: Uint8Array;
  plaintext: Uint8Array;
}

const MacData: Codec<MacFields> = struct<MacFields>('MAC data', {
  algorithm: text(),
  encryption: text(),
  comment: text(),
  publicBlob: string(),
  plaintext: string(),
});

function derivedKeys(
  { version, argon2 }: PuttyKeyFile,
  passphrase: string | undefined,
  crypto: CryptoProvider,
): { cipher: Uint8Array; iv: Uint8Array; mac: Uint8Array } {
  const none = new Uint8Array();
  const password = utf8(passphrase ?? '');
  if (version === 2) {
    const digests = [0, 1].map((count) => crypto.digest('SHA-1', concat(Uint8Array.of(0, 0, 0, count), password)));
    return {
      cipher: concat(...digests).subarray(0, 32),
      iv: new Uint8Array(16),
      mac: crypto.digest('SHA-1', concat(utf8('putty-private-key-file-mac-key'), password)),
    };
  }
  if (passphrase === undefined) return { cipher: none, iv: none, mac: none };
  if (argon2 === undefined) throw malformedPrivateKey('Key-Derivation', RULE);
  const { kind, salt, ...cost } = argon2;
  const actual = cost.memory * cost.passes;
  if (actual > MAXIMUM_COST) throw new SshError('ssh/kdf-cost', { context: { actual, maximum: MAXIMUM_COST } });
  const key = privateKeyErrors(() => crypto.argon2(kind, password, salt, cost, 80));
  return { cipher: key.subarray(0, 32), iv: key.subarray(32, 48), mac: key.subarray(48) };
}

/** Numbers as PuTTY stores them; padding may follow. */
function readPrivateBlob({ publicKey }: SshPublicKey, plaintext: Uint8Array): PrivateKey {
  const reader = new Reader(plaintext);
  switch (publicKey.type) {
    case 'RSA': {
      const [d, p, q, qInv] = [mpint.read(reader), mpint.read(reader), mpint.read(reader), mpint.read(reader)];
      return rsaPrivateKey({ n: publicKey.n, e: publicKey.e, d, p, q, qInv });
    }
    case 'DSA':
      return { ...publicKey, x: mpint.read(reader) };
    case 'EC': {
      const scalar = padded(mpint.read(reader), ELLIPTIC_CURVES[publicKey.curve].length);
      if (scalar === undefined) throw malformedPrivateKey('d ≥ n', RULE);
      return { ...publicKey, scalar };
    }
    default:
      return { ...publicKey, seed: string({ min: publicKey.key.length, max: publicKey.key.length }).read(reader) };
  }
}

/** Takes the lines off one by one; each must be the one that is expected. */
class Lines {
  private readonly lines: string[];

  constructor(content: string) {
    this.lines = content.split(/\r\n|\n|\r/);
    if (this.lines.at(-1) === '') this.lines.pop();
  }

  value(name: string): string {
    const value = this.valueIf(name);
    if (value === undefined) throw malformedPrivateKey(name, RULE);
    return value;
  }

  valueIf(name: string): string | undefined {
    if (this.lines[0]?.startsWith(`${name}: `) !== true) return undefined;
    return this.lines.shift()?.slice(name.length + 2);
  }

  count(name: string): number {
    const value = this.value(name);
    if (!/^(?:0|[1-9]\d{0,8})$/.test(value)) throw malformedPrivateKey(name, RULE);
    return Number(value);
  }

  base64(name: string): Uint8Array {
    const taken = this.lines.splice(0, this.count(name));
    try {
      return base64.decode(taken.join(''));
    } catch {
      throw malformedPrivateKey(name, RULE);
    }
  }

  hex(name: string): Uint8Array {
    const value = this.value(name);
    if (!/^(?:[0-9a-f]{2})*$/i.test(value)) throw malformedPrivateKey(name, RULE);
    return fromHex(value);
  }

  finish(): void {
    if (this.lines.length > 0) throw malformedPrivateKey('Private-MAC', RULE);
  }
}

function readLines(content: string): PuttyKeyFile {
  const lines = new Lines(content);
  const [version, algorithm] =
    ([3, 2] as const)
      .map((number) => [number, lines.valueIf(`PuTTY-User-Key-File-${number}`)] as const)
      .find(([, value]) => value !== undefined) ?? [];
  if (version === undefined || algorithm === undefined) throw malformedPrivateKey('version', RULE);
  const encryption = lines.value('Encryption');
  const comment = lines.value('Comment');
  const publicBlob = lines.base64('Public-Lines');
  const argon2 = version === 3 && encryption !== 'none' ? readArgon2(lines) : undefined;
  const privateBlob = lines.base64('Private-Lines');
  const mac = lines.hex('Private-MAC');
  lines.finish();
  return { version, algorithm, encryption, comment, publicBlob, argon2, privateBlob, mac };
}

function readArgon2(lines: Lines): Argon2Parameters {
  const kind = lines.value('Key-Derivation');
  if (kind !== 'Argon2d' && kind !== 'Argon2i' && kind !== 'Argon2id') {
    throw new SshError('ssh/unsupported-kdf', { context: { kdf: kind } });
  }
  const [memory, passes] = [lines.count('Argon2-Memory'), lines.count('Argon2-Passes')];
  return { kind, memory, passes, parallelism: lines.count('Argon2-Parallelism'), salt: lines.hex('Argon2-Salt') };
}
