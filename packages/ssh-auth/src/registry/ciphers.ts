import type { AeadName, CipherName } from '@cutaway/primitives/crypto';
import type { RegisteredAlgorithm } from './standing.js';

/** Encryption algorithms: RFC 4253 §6.3, RFC 4344, RFC 4345, RFC 5647 as OpenSSH does it, PROTOCOL.chacha20poly1305. */
export type SshCipherName =
  | 'chacha20-poly1305@openssh.com'
  | 'aes256-gcm@openssh.com'
  | 'aes128-gcm@openssh.com'
  | 'aes256-ctr'
  | 'aes192-ctr'
  | 'aes128-ctr'
  | 'aes256-cbc'
  | 'aes192-cbc'
  | 'aes128-cbc'
  | '3des-cbc'
  | 'arcfour256'
  | 'arcfour128'
  | 'arcfour'
  | 'none';

/** What a cipher does to a packet. */
export type CipherConstruction =
  /** Two ChaCha20 streams and Poly1305; the length is encrypted too. */
  | { readonly kind: 'openssh-aead' }
  /** The length stays readable and is authenticated. */
  | { readonly kind: 'aead'; readonly aead: AeadName }
  /** Needs a MAC beside it. */
  | { readonly kind: 'cipher'; readonly cipher: CipherName; readonly discard?: number }
  | { readonly kind: 'none' };

/** An encryption algorithm. Lengths in bytes. */
export interface CipherEntry extends RegisteredAlgorithm<SshCipherName> {
  readonly keyLength: number;
  readonly ivLength: number;
  /** What packets are padded to a multiple of; 8 where the cipher itself has a smaller one (RFC 4253 §6). */
  readonly blockLength: number;
  readonly construction: CipherConstruction;
}

type Entry = Omit<CipherEntry, 'name'>;

const gcm = (aead: AeadName, keyLength: number): Entry => ({
  keyLength,
  ivLength: 12,
  blockLength: 16,
  construction: { kind: 'aead', aead },
  standing: 'default',
  rule: 'RFC 5647, OpenSSH PROTOCOL §1.6',
});

const ctr = (cipher: CipherName, keyLength: number): Entry => ({
  keyLength,
  ivLength: 16,
  blockLength: 16,
  construction: { kind: 'cipher', cipher },
  standing: 'default',
  rule: 'RFC 4344 §4',
});

const cbc = (cipher: CipherName, keyLength: number, blockLength: number): Entry => ({
  keyLength,
  ivLength: blockLength,
  blockLength,
  construction: { kind: 'cipher', cipher },
  standing: 'insecure',
  rule: 'RFC 4253 §6.3',
});

const arcfour = (keyLength: number, discard: number, rule: string): Entry => ({
  keyLength,
  ivLength: 0,
  blockLength: 8,
  construction: { kind: 'cipher', cipher: 'RC4', discard },
  standing: 'insecure',
  rule,
});

const entries: Readonly<Record<SshCipherName, Entry>> = {
  'chacha20-poly1305@openssh.com': {
    keyLength: 64,
    ivLength: 0,
    blockLength: 8,
    construction: { kind: 'openssh-aead' },
    standing: 'default',
    rule: 'OpenSSH PROTOCOL.chacha20poly1305',
  },
  'aes256-gcm@openssh.com': gcm('AES-256-GCM', 32),
  'aes128-gcm@openssh.com': gcm('AES-128-GCM', 16),
  'aes256-ctr': ctr('AES-256-CTR', 32),
  'aes192-ctr': ctr('AES-192-CTR', 24),
  'aes128-ctr': ctr('AES-128-CTR', 16),
  'aes256-cbc': cbc('AES-256-CBC', 32, 16),
  'aes192-cbc': cbc('AES-192-CBC', 24, 16),
  'aes128-cbc': cbc('AES-128-CBC', 16, 16),
  '3des-cbc': cbc('3DES-EDE-CBC', 24, 8),
  arcfour256: arcfour(32, 1536, 'RFC 4345 §4'),
  arcfour128: arcfour(16, 1536, 'RFC 4345 §4'),
  arcfour: arcfour(16, 0, 'RFC 4253 §6.3'),
  none: {
    keyLength: 0,
    ivLength: 0,
    blockLength: 8,
    construction: { kind: 'none' },
    standing: 'insecure',
    rule: 'RFC 4253 §6.3',
  },
};

/** Every encryption algorithm, by its name, best first. */
export const CIPHERS: Readonly<Record<SshCipherName, CipherEntry>> = Object.fromEntries(
  Object.entries(entries).map(([name, entry]) => [name, { name, ...entry }]),
) as Record<SshCipherName, CipherEntry>;

/** Whether a name is that of an encryption algorithm. */
export function isCipherName(name: string): name is SshCipherName {
  return Object.hasOwn(CIPHERS, name);
}

/** Whether a cipher authenticates packets itself, so that no MAC algorithm is used. */
export function isAead({ construction }: CipherEntry): boolean {
  return construction.kind === 'aead' || construction.kind === 'openssh-aead';
}
