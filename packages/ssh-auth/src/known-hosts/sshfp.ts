import { equal, fromHex, toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import type { SshPublicKey } from '../keys/public-key.js';
import type { PublicKeyType } from '../keys/public-key-formats.js';

/** The data of an SSHFP resource record (RFC 4255 §3.1). */
export interface SshfpRecord {
  /** 1 RSA, 2 DSA (RFC 4255), 3 ECDSA (RFC 6594), 4 Ed25519 (RFC 7479), 6 Ed448 (RFC 8709). */
  readonly algorithm: number;
  /** 1 SHA-1 (RFC 4255), 2 SHA-256 (RFC 6594). */
  readonly fpType: number;
  readonly fingerprint: Uint8Array;
}

const ALGORITHM: Readonly<Partial<Record<PublicKeyType, number>>> = {
  'ssh-rsa': 1,
  'ssh-dss': 2,
  'ecdsa-sha2-nistp256': 3,
  'ecdsa-sha2-nistp384': 3,
  'ecdsa-sha2-nistp521': 3,
  'ssh-ed25519': 4,
  'ssh-ed448': 6,
};

const HASH = { 1: 'SHA-1', 2: 'SHA-256' } as const;

/** The records to publish for a host key: one with SHA-1, one with SHA-256; none for a key that has no number. */
export function sshfpRecords(key: SshPublicKey, crypto: CryptoProvider = nobleForConnections): SshfpRecord[] {
  const algorithm = ALGORITHM[key.type];
  if (algorithm === undefined) return [];
  return ([1, 2] as const).map((fpType) => ({
    algorithm,
    fpType,
    fingerprint: crypto.digest(HASH[fpType], key.blob),
  }));
}

/** A record as it stands in a zone file: `4 2 1f…`. */
export function sshfpText({ algorithm, fpType, fingerprint }: SshfpRecord): string {
  return `${algorithm} ${fpType} ${toHex(fingerprint)}`;
}

/** Reads a record from a zone file or from `dig +short`; `undefined` when it is none. */
export function parseSshfp(text: string): SshfpRecord | undefined {
  const [, algorithm, fpType, digits = ''] = /^\s*(\d{1,3})\s+(\d{1,3})\s+([0-9a-fA-F\s]+)$/.exec(text) ?? [];
  const compact = digits.replace(/\s/g, '');
  if (compact === '' || compact.length % 2 === 1 || Number(algorithm) > 255 || Number(fpType) > 255) return undefined;
  return { algorithm: Number(algorithm), fpType: Number(fpType), fingerprint: fromHex(compact) };
}

/**
 * What records say about a host key: `match`, `mismatch`, or `none` when none is about a key of its algorithm.
 *
 * SHA-1 records count only where there is no SHA-256 record (RFC 6594 §4.1). Believe a match only when the records
 * came with DNSSEC (RFC 4255 §2.4).
 */
export function checkSshfp(
  key: SshPublicKey,
  records: readonly SshfpRecord[],
  crypto: CryptoProvider = nobleForConnections,
): 'match' | 'mismatch' | 'none' {
  const expected = sshfpRecords(key, crypto);
  const about = records.filter(({ algorithm, fpType }) =>
    expected.some((own) => own.algorithm === algorithm && own.fpType === fpType),
  );
  const strongest = Math.max(0, ...about.map(({ fpType }) => fpType));
  const counted = about.filter(({ fpType }) => fpType === strongest);
  if (counted.length === 0) return 'none';
  const own = expected.find(({ fpType }) => fpType === strongest);
  return counted.some((record) => own !== undefined && equal(record.fingerprint, own.fingerprint))
    ? 'match'
    : 'mismatch';
}
