import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { encode, list } from '@cutaway/primitives/wire';
import type { SshPublicKey } from '../keys/public-key.js';
import { string, text, uint64 } from '../wire/index.js';
import { CERTIFICATE_SECTION, KRL_MAGIC, KrlCertificates, KrlFile, type KrlSection, SECTION } from './krl-format.js';

/** Certificates to revoke, of one authority or of any. */
export interface CertificateRevocations {
  /** Any authority unless given. */
  readonly authority?: SshPublicKey;
  /** Serial numbers, or ranges of them with both ends included. Zero cannot be revoked. */
  readonly serials?: readonly (bigint | number | readonly [first: bigint | number, last: bigint | number])[];
  readonly keyIds?: readonly string[];
}

/** What a list is to revoke. */
export interface Revocations {
  /** Grows with each new list; 0 unless given. */
  readonly version?: bigint | number;
  /** Seconds since 1970. */
  readonly generated: bigint | number;
  readonly comment?: string;
  readonly keys?: readonly SshPublicKey[];
  /** Keys of which the list holds the SHA-256 alone, so that it can be shown without showing them. */
  readonly hashedKeys?: readonly SshPublicKey[];
  readonly certificates?: readonly CertificateRevocations[];
}

/** Writes a key revocation list that `sshd`'s RevokedKeys and `ssh-keygen -Q` take (PROTOCOL.krl). */
export function createKrl(revocations: Revocations, crypto: CryptoProvider = noble): Uint8Array {
  const { version = 0, generated, comment = '', keys = [], hashedKeys = [], certificates = [] } = revocations;
  const sections: KrlSection[] = certificates.map((revoked) => ({
    section_type: SECTION.CERTIFICATES,
    section_data: encode(KrlCertificates, {
      ca_key: revoked.authority?.blob ?? new Uint8Array(),
      reserved: new Uint8Array(),
      sections: certificateSections(revoked),
    }),
  }));
  // Sorted, because OpenSSH refuses lists that are not in order.
  const blobs = (bytes: Uint8Array[]) => encode(list(string()), bytes.sort(byBytes));
  if (keys.length > 0) {
    sections.push({ section_type: SECTION.EXPLICIT_KEY, section_data: blobs(keys.map(({ blob }) => blob)) });
  }
  if (hashedKeys.length > 0) {
    const digests = hashedKeys.map(({ blob }) => crypto.digest('SHA-256', blob));
    sections.push({ section_type: SECTION.FINGERPRINT_SHA256, section_data: blobs(digests) });
  }
  return encode(KrlFile, {
    header: {
      KRL_MAGIC,
      KRL_FORMAT_VERSION: 1,
      krl_version: BigInt(version),
      generated_date: BigInt(generated),
      flags: 0n,
      reserved: new Uint8Array(),
      comment,
    },
    sections,
  });
}

function certificateSections({ serials = [], keyIds = [] }: CertificateRevocations): KrlSection[] {
  const singles: bigint[] = [];
  const sections: KrlSection[] = [];
  for (const serial of serials) {
    if (typeof serial !== 'object') singles.push(BigInt(serial));
    else {
      const data = encode(list(uint64), [BigInt(serial[0]), BigInt(serial[1])]);
      sections.push({ section_type: CERTIFICATE_SECTION.SERIAL_RANGE, section_data: data });
    }
  }
  if (singles.length > 0) {
    singles.sort((a, b) => (a < b ? -1 : 1));
    sections.unshift({ section_type: CERTIFICATE_SECTION.SERIAL_LIST, section_data: encode(list(uint64), singles) });
  }
  if (keyIds.length > 0) {
    const data = encode(list(text()), [...keyIds].sort());
    sections.push({ section_type: CERTIFICATE_SECTION.KEY_ID, section_data: data });
  }
  return sections;
}

function byBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  }
  return a.length - b.length;
}
