import { copy, equal, toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { type Codec, decode, list, struct } from '@cutaway/primitives/wire';
import type { SshCertificate } from '../certificates/certificate.js';
import { decoding } from '../errors/decoding.js';
import { SshError } from '../errors/index.js';
import type { SshPublicKey } from '../keys/public-key.js';
import { boolean, string, text, uint64 } from '../wire/index.js';
import { CERTIFICATE_SECTION, KrlCertificates, KrlFile, type KrlSection, SECTION } from './krl-format.js';

const RULE = 'PROTOCOL.krl';

/**
 * Why a key is revoked.
 *
 * - `key`: it is listed.
 * - `fingerprint`: its SHA-1 or SHA-256 is listed.
 * - `authority`: the key of its certificate's authority is listed.
 * - `serial`, `key-id`: its certificate is listed by serial number or key ID.
 */
export type RevocationReason = 'key' | 'fingerprint' | 'authority' | 'serial' | 'key-id';

/** Serial numbers from `first` to `last`, both included, or those whose bit is set. */
type Serials =
  | { readonly first: bigint; readonly last: bigint }
  | { readonly offset: bigint; readonly bitmap: Uint8Array };

interface RevokedCertificates {
  /** Empty for any authority. */
  readonly authority: Uint8Array;
  readonly serials: Serials[];
  readonly keyIds: Set<string>;
}

/** A key revocation list that was read (PROTOCOL.krl). */
export class Krl {
  /** Grows with each new list of its issuer. */
  readonly version: bigint;
  /** Seconds since 1970. */
  readonly generated: bigint;
  readonly comment: string;
  private readonly keys = new Set<string>();
  private readonly sha1 = new Set<string>();
  private readonly sha256 = new Set<string>();
  private readonly certificates: RevokedCertificates[] = [];

  /**
   * @param bytes is copied.
   * @throws {SshError} `ssh/malformed-krl`; also for signed lists, whose signatures OpenSSH no longer checks either,
   * and for critical extensions. Take everything for revoked then.
   */
  constructor(bytes: Uint8Array) {
    const { header, sections } = decoding('ssh/malformed-krl', { message: 'KRL', rule: RULE }, () =>
      decode(KrlFile, copy(bytes)),
    );
    if (header.KRL_FORMAT_VERSION !== 1) throw malformed('KRL_FORMAT_VERSION');
    this.version = header.krl_version;
    this.generated = header.generated_date;
    this.comment = header.comment;
    sections.forEach((section, index) => {
      decoding('ssh/malformed-krl', { message: 'KRL', path: `sections[${index}]`, rule: RULE }, () =>
        this.add(section),
      );
    });
  }

  /** Why a key, or a certificate and its key, is revoked; `undefined` when it is not. */
  revocationOf(
    { key, certificate }: { readonly key: SshPublicKey; readonly certificate?: SshCertificate },
    crypto: CryptoProvider = noble,
  ): RevocationReason | undefined {
    const own = this.keyRevocation(key, crypto);
    if (own !== undefined || certificate === undefined) return own;
    if (this.keyRevocation(certificate.signatureKey, crypto) !== undefined) return 'authority';
    const about = this.certificates.filter(
      ({ authority }) => authority.length === 0 || equal(authority, certificate.signatureKey.blob),
    );
    if (about.some(({ keyIds }) => keyIds.has(certificate.keyId))) return 'key-id';
    // Zero is what certificates have whose authority numbers none (PROTOCOL.certkeys).
    if (certificate.serial === 0n) return undefined;
    return about.some(({ serials }) => serials.some((range) => covers(range, certificate.serial)))
      ? 'serial'
      : undefined;
  }

  private keyRevocation({ blob }: SshPublicKey, crypto: CryptoProvider): 'key' | 'fingerprint' | undefined {
    if (this.keys.has(toHex(blob))) return 'key';
    if (this.sha256.size > 0 && this.sha256.has(toHex(crypto.digest('SHA-256', blob)))) return 'fingerprint';
    if (this.sha1.size > 0 && this.sha1.has(toHex(crypto.digest('SHA-1', blob)))) return 'fingerprint';
    return undefined;
  }

  private add({ section_type, section_data }: KrlSection): void {
    switch (section_type) {
      case SECTION.CERTIFICATES:
        this.certificates.push(readCertificates(decode(KrlCertificates, section_data)));
        break;
      case SECTION.EXPLICIT_KEY:
        collect(this.keys, string(), section_data);
        break;
      case SECTION.FINGERPRINT_SHA1:
        collect(this.sha1, string({ min: 20, max: 20 }), section_data);
        break;
      case SECTION.FINGERPRINT_SHA256:
        collect(this.sha256, string({ min: 32, max: 32 }), section_data);
        break;
      case SECTION.EXTENSION:
        checkExtension(section_data);
        break;
      case SECTION.SIGNATURE:
        throw malformed('KRL_SECTION_SIGNATURE');
      default:
        throw malformed(`section_type ${section_type}`);
    }
  }
}

function collect(into: Set<string>, element: Codec<Uint8Array>, data: Uint8Array): void {
  for (const bytes of decode(list(element), data)) into.add(toHex(bytes));
}

const Extension = struct<{ extension_name: string; is_critical: boolean; extension_contents: Uint8Array }>(
  'extension',
  {
    extension_name: text(),
    is_critical: boolean,
    extension_contents: string(),
  },
);

function checkExtension(data: Uint8Array): void {
  const { extension_name, is_critical } = decode(Extension, data);
  if (is_critical) throw malformed(`is_critical ${extension_name}`);
}

const SerialRange = struct<{ serial_min: bigint; serial_max: bigint }>('serial_min > serial_max', {
  serial_min: uint64,
  serial_max: uint64,
});

/** The bitmap's integer is as long as it needs to be, longer than any key's, so it is not read as `mpint`. */
const SerialBitmap = struct<{ serial_offset: bigint; revoked_keys_bitmap: Uint8Array }>('serial bitmap', {
  serial_offset: uint64,
  revoked_keys_bitmap: string(),
});

function readCertificates({ ca_key, sections }: KrlCertificates): RevokedCertificates {
  const revoked: RevokedCertificates = { authority: ca_key, serials: [], keyIds: new Set() };
  for (const { section_type, section_data } of sections) {
    switch (section_type) {
      case CERTIFICATE_SECTION.SERIAL_LIST:
        for (const serial of decode(list(uint64), section_data)) revoked.serials.push({ first: serial, last: serial });
        break;
      case CERTIFICATE_SECTION.SERIAL_RANGE: {
        const { serial_min, serial_max } = decode(SerialRange, section_data);
        if (serial_min > serial_max) throw malformed('serial_min > serial_max');
        revoked.serials.push({ first: serial_min, last: serial_max });
        break;
      }
      case CERTIFICATE_SECTION.SERIAL_BITMAP: {
        const { serial_offset, revoked_keys_bitmap } = decode(SerialBitmap, section_data);
        revoked.serials.push({ offset: serial_offset, bitmap: revoked_keys_bitmap });
        break;
      }
      case CERTIFICATE_SECTION.KEY_ID:
        for (const keyId of decode(list(text()), section_data)) revoked.keyIds.add(keyId);
        break;
      case CERTIFICATE_SECTION.EXTENSION:
        checkExtension(section_data);
        break;
      default:
        throw malformed(`cert_section_type ${section_type}`);
    }
  }
  return revoked;
}

function covers(range: Serials, serial: bigint): boolean {
  if ('first' in range) return serial >= range.first && serial <= range.last;
  const { offset, bitmap } = range;
  const bit = serial - offset;
  if (bit < 0n || bit >= BigInt(bitmap.length * 8)) return false;
  const byte = bitmap[bitmap.length - 1 - Number(bit >> 3n)] as number;
  return ((byte >> Number(bit & 7n)) & 1) === 1;
}

function malformed(reason: string): SshError {
  return new SshError('ssh/malformed-krl', { context: { reason }, rule: RULE });
}
