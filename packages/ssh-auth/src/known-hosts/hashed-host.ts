import { base64, utf8 } from '@cutaway/primitives/bytes';
import { type CryptoProvider, constantTimeEqual } from '@cutaway/primitives/crypto';

const MAGIC = '|1|';
const DIGEST_LENGTH = 20;

/** The salt and digest of a host name that is hidden as `|1|salt|digest` (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
export interface HashedHost {
  /** 20 bytes. */
  readonly salt: Uint8Array;
  /** HMAC-SHA-1 of the name under the salt; 20 bytes. */
  readonly digest: Uint8Array;
}

/** Reads `|1|salt|digest`; `undefined` when it is not well formed. */
export function parseHashedHost(text: string): HashedHost | undefined {
  const [salt, digest, ...more] = text.startsWith(MAGIC) ? text.slice(MAGIC.length).split('|').map(decoded) : [];
  if (salt === undefined || digest === undefined || more.length > 0) return undefined;
  return { salt, digest };
}

function decoded(part: string): Uint8Array | undefined {
  try {
    const bytes = base64.decode(part);
    return bytes.length === DIGEST_LENGTH ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Hides a host name. @param salt 20 bytes that are used for nothing else. */
export function hashHost(name: string, salt: Uint8Array, crypto: CryptoProvider): string {
  return `${MAGIC}${base64.encode(salt)}|${base64.encode(crypto.mac('SHA-1', salt, utf8(name)))}`;
}

/** Hides a host name under a random salt. */
export function hashHostRandomly(name: string, crypto: CryptoProvider): string {
  return hashHost(name, crypto.random(DIGEST_LENGTH), crypto);
}

/** Whether a hidden name is this one. */
export function matchesHashedHost({ salt, digest }: HashedHost, name: string, crypto: CryptoProvider): boolean {
  return constantTimeEqual(crypto.mac('SHA-1', salt, utf8(name)), digest);
}
