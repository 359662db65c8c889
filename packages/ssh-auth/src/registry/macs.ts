import type { HashName } from '@cutaway/primitives/crypto';
import type { RegisteredAlgorithm } from './standing.js';

/** MAC algorithms: RFC 4253 §6.4, RFC 6668, and OpenSSH's encrypt-then-MAC forms (OpenSSH PROTOCOL §1.5). */
export type MacName =
  | 'hmac-sha2-256-etm@openssh.com'
  | 'hmac-sha2-512-etm@openssh.com'
  | 'hmac-sha2-256'
  | 'hmac-sha2-512'
  | 'hmac-sha1-etm@openssh.com'
  | 'hmac-sha1'
  | 'hmac-sha1-96-etm@openssh.com'
  | 'hmac-sha1-96'
  | 'hmac-md5-etm@openssh.com'
  | 'hmac-md5'
  | 'hmac-md5-96-etm@openssh.com'
  | 'hmac-md5-96'
  | 'none';

/** A MAC algorithm. Lengths in bytes. */
export interface MacEntry extends RegisteredAlgorithm<MacName> {
  /** `undefined` for `none`. */
  readonly hash: HashName | undefined;
  readonly keyLength: number;
  /** How much of the HMAC is sent. */
  readonly macLength: number;
  /** Whether the MAC is over the encrypted packet rather than over the plaintext. */
  readonly encryptThenMac: boolean;
}

type Entry = Omit<MacEntry, 'name' | 'encryptThenMac' | 'rule'>;

const hmac = (
  hash: HashName,
  keyLength: number,
  standing: Entry['standing'],
  macLength: number = keyLength,
): Entry => ({
  hash,
  keyLength,
  macLength,
  standing,
});

const entries: Readonly<Record<MacName, Entry>> = {
  'hmac-sha2-256-etm@openssh.com': hmac('SHA-256', 32, 'default'),
  'hmac-sha2-512-etm@openssh.com': hmac('SHA-512', 64, 'default'),
  'hmac-sha2-256': hmac('SHA-256', 32, 'supported'),
  'hmac-sha2-512': hmac('SHA-512', 64, 'supported'),
  'hmac-sha1-etm@openssh.com': hmac('SHA-1', 20, 'supported'),
  'hmac-sha1': hmac('SHA-1', 20, 'supported'),
  'hmac-sha1-96-etm@openssh.com': hmac('SHA-1', 20, 'insecure', 12),
  'hmac-sha1-96': hmac('SHA-1', 20, 'insecure', 12),
  'hmac-md5-etm@openssh.com': hmac('MD5', 16, 'insecure'),
  'hmac-md5': hmac('MD5', 16, 'insecure'),
  'hmac-md5-96-etm@openssh.com': hmac('MD5', 16, 'insecure', 12),
  'hmac-md5-96': hmac('MD5', 16, 'insecure', 12),
  none: { hash: undefined, keyLength: 0, macLength: 0, standing: 'insecure' },
};

/** Every MAC algorithm, by its name, best first. */
export const MACS: Readonly<Record<MacName, MacEntry>> = Object.fromEntries(
  Object.entries(entries).map(([name, entry]) => {
    const encryptThenMac = name.endsWith('-etm@openssh.com');
    const rule = encryptThenMac ? 'OpenSSH PROTOCOL §1.5' : name.includes('sha2') ? 'RFC 6668' : 'RFC 4253 §6.4';
    return [name, { name, encryptThenMac, rule, ...entry }];
  }),
) as Record<MacName, MacEntry>;

/** Whether a name is that of a MAC algorithm. */
export function isMacName(name: string): name is MacName {
  return Object.hasOwn(MACS, name);
}
