import { base64, toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { publicKeyLength, type SshPublicKey } from './public-key.js';
import type { PublicKeyType } from './public-key-formats.js';

/** The digest a fingerprint is made with. */
export type FingerprintHash = 'SHA256' | 'MD5';

/**
 * The fingerprint of a public key as OpenSSH writes it: `SHA256:` and unpadded Base64, or `MD5:` and hexadecimal
 * with colons (RFC 4716 §4).
 *
 * A certificate has the fingerprint of its key: give that.
 */
export function fingerprint(
  key: { readonly blob: Uint8Array },
  hash: FingerprintHash = 'SHA256',
  crypto: CryptoProvider = nobleForConnections,
): string {
  if (hash === 'MD5') return `MD5:${(toHex(crypto.digest('MD5', key.blob)).match(/../g) ?? []).join(':')}`;
  return `SHA256:${base64.encode(crypto.digest('SHA-256', key.blob)).replace(/=+$/, '')}`;
}

const SHORT_NAMES: Readonly<Record<PublicKeyType, string>> = {
  'ssh-ed25519': 'ED25519',
  'ssh-ed448': 'ED448',
  'ecdsa-sha2-nistp256': 'ECDSA',
  'ecdsa-sha2-nistp384': 'ECDSA',
  'ecdsa-sha2-nistp521': 'ECDSA',
  'ssh-rsa': 'RSA',
  'ssh-dss': 'DSA',
  'sk-ssh-ed25519@openssh.com': 'ED25519-SK',
  'sk-ecdsa-sha2-nistp256@openssh.com': 'ECDSA-SK',
};

/** What OpenSSH calls a key's kind when it talks to people: `ED25519`, `RSA`, `ECDSA-SK`. */
export function shortTypeName(type: PublicKeyType): string {
  return SHORT_NAMES[type];
}

const WIDTH = 17;
const HEIGHT = 9;
const SYMBOLS = ' .o+=*BOX@%&#/^SE';
/** Marks the field the walk starts on. */
const START = SYMBOLS.length - 2;
/** Marks the field the walk ends on. */
const END = SYMBOLS.length - 1;

/**
 * The picture of a fingerprint that `ssh-keygen -lv` draws: a walk over a board of 17 by 9 fields, two bits a step
 * ("The drunken bishop", Loss, Limmer, von Gernler, 2009). Eleven lines with `\n` between.
 */
export function randomart(
  key: SshPublicKey,
  hash: FingerprintHash = 'SHA256',
  crypto: CryptoProvider = nobleForConnections,
): string {
  const board = new Uint8Array(WIDTH * HEIGHT);
  const middle = WIDTH * ((HEIGHT - 1) / 2) + (WIDTH - 1) / 2;
  let x = (WIDTH - 1) / 2;
  let y = (HEIGHT - 1) / 2;
  for (const byte of crypto.digest(hash === 'MD5' ? 'MD5' : 'SHA-256', key.blob)) {
    for (let shift = 0; shift < 8; shift += 2) {
      const step = byte >> shift;
      x = Math.min(Math.max(x + (step & 1 ? 1 : -1), 0), WIDTH - 1);
      y = Math.min(Math.max(y + (step & 2 ? 1 : -1), 0), HEIGHT - 1);
      const at = y * WIDTH + x;
      const visits = board[at] as number;
      if (visits < START - 1) board[at] = visits + 1;
    }
  }
  board[middle] = START;
  board[y * WIDTH + x] = END;
  const rows = Array.from({ length: HEIGHT }, (_, row) =>
    Array.from(board.subarray(row * WIDTH, (row + 1) * WIDTH), (value) => SYMBOLS[value]).join(''),
  );
  const name = shortTypeName(key.type);
  const title = `[${name} ${publicKeyLength(key.publicKey)}]`;
  return [
    border(title.length > WIDTH ? `[${name}]` : title),
    ...rows.map((row) => `|${row}|`),
    border(`[${hash}]`),
  ].join('\n');
}

function border(title: string): string {
  const before = Math.floor((WIDTH - title.length) / 2);
  return `+${'-'.repeat(before)}${title}${'-'.repeat(WIDTH - title.length - before)}+`;
}
