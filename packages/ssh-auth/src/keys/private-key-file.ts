import { decode } from '@cutaway/primitives/wire';
import { SshError } from '../errors/index.js';
import { BcryptOptions, OPENSSH_LABEL, OpenSshKeyFile, privateKeyErrors } from './openssh-key-file.js';
import { isPemPrivateKey } from './pem/private-key.js';
import { isPuttyKeyFile } from './putty-key-file.js';
import { type Armor, readArmor } from './text-armor.js';

/** The formats of private key files that are read here. */
export type PrivateKeyFileFormat = 'OpenSSH' | 'PKCS #8' | 'PKCS #1' | 'SEC 1' | 'DSA' | 'PuTTY 2' | 'PuTTY 3';

/** What a private key file says of itself without its passphrase. */
export interface PrivateKeyFile {
  readonly format: PrivateKeyFileFormat;
  /** How it is encrypted; nothing when it is not. */
  readonly protection?: {
    /** As the format calls it; a PKCS #8 file has its names in ASN.1 and tells none here. */
    readonly cipher?: string;
    readonly kdf?: string;
    /** Of bcrypt. */
    readonly rounds?: number;
  };
}

const PEM_FORMATS: Readonly<Record<string, PrivateKeyFileFormat>> = {
  'PRIVATE KEY': 'PKCS #8',
  'ENCRYPTED PRIVATE KEY': 'PKCS #8',
  'RSA PRIVATE KEY': 'PKCS #1',
  'EC PRIVATE KEY': 'SEC 1',
  'DSA PRIVATE KEY': 'DSA',
};

/**
 * The format and the protection of a private key file.
 *
 * @throws {SshError} `ssh/unknown-private-key-format` when it is none, `ssh/malformed-private-key`.
 */
export function describePrivateKeyFile(content: string): PrivateKeyFile {
  if (isPuttyKeyFile(content)) return putty(content);
  const armor = readArmor(content);
  if (armor?.label === OPENSSH_LABEL) return openSsh(armor.bytes);
  if (armor !== undefined && isPemPrivateKey(armor.label)) return pem(armor);
  throw new SshError('ssh/unknown-private-key-format');
}

/** Whether a text looks like a private key file: an armored block with that label, or PuTTY's. */
export function isPrivateKeyFile(content: string): boolean {
  return isPuttyKeyFile(content) || /^-----BEGIN [A-Z ]*PRIVATE KEY-----/m.test(content);
}

function openSsh(bytes: Uint8Array): PrivateKeyFile {
  const { ciphername, kdfname, kdfoptions } = privateKeyErrors(() => decode(OpenSshKeyFile, bytes));
  if (ciphername === 'none' && kdfname === 'none') return { format: 'OpenSSH' };
  const named = { cipher: ciphername, kdf: kdfname };
  if (kdfname !== 'bcrypt') return { format: 'OpenSSH', protection: named };
  const { rounds } = privateKeyErrors(() => decode(BcryptOptions, kdfoptions));
  return { format: 'OpenSSH', protection: { ...named, rounds } };
}

function pem({ label, headers }: Armor): PrivateKeyFile {
  const format = PEM_FORMATS[label] as PrivateKeyFileFormat;
  if (label === 'ENCRYPTED PRIVATE KEY') return { format, protection: {} };
  const [cipher] = headers.get('dek-info')?.split(',') ?? [];
  // OpenSSL's old way: one round of MD5 over passphrase and IV.
  return cipher === undefined ? { format } : { format, protection: { cipher, kdf: 'EVP_BytesToKey MD5' } };
}

function putty(content: string): PrivateKeyFile {
  const line = (name: string) => new RegExp(`^${name}: (\\S+)$`, 'm').exec(content.replaceAll('\r', ''))?.[1];
  const format = content.startsWith('PuTTY-User-Key-File-3') ? 'PuTTY 3' : 'PuTTY 2';
  const [cipher, kdf = 'SHA-1'] = [line('Encryption'), line('Key-Derivation')];
  return cipher === undefined || cipher === 'none' ? { format } : { format, protection: { cipher, kdf } };
}
