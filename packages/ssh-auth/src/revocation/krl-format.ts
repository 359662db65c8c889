import { utf8 } from '@cutaway/primitives/bytes';
import { type Codec, constant, list, struct } from '@cutaway/primitives/wire';
import { byte, string, text, uint32, uint64 } from '../wire/index.js';

/** Kinds of sections (PROTOCOL.krl §1). */
export const SECTION = {
  CERTIFICATES: 1,
  EXPLICIT_KEY: 2,
  FINGERPRINT_SHA1: 3,
  SIGNATURE: 4,
  FINGERPRINT_SHA256: 5,
  EXTENSION: 255,
} as const;

/** Kinds of certificate sections (PROTOCOL.krl §2). */
export const CERTIFICATE_SECTION = {
  SERIAL_LIST: 0x20,
  SERIAL_RANGE: 0x21,
  SERIAL_BITMAP: 0x22,
  KEY_ID: 0x23,
  EXTENSION: 0x39,
} as const;

const MAGIC = utf8('SSHKRL\n\0');

/** What every KRL begins with. */
export interface KrlHeader {
  readonly KRL_MAGIC: Uint8Array;
  readonly KRL_FORMAT_VERSION: number;
  readonly krl_version: bigint;
  /** Seconds since 1970. */
  readonly generated_date: bigint;
  readonly flags: bigint;
  readonly reserved: Uint8Array;
  readonly comment: string;
}

/** A section: its kind and its bytes. */
export interface KrlSection {
  readonly section_type: number;
  readonly section_data: Uint8Array;
}

/** A list in `OpenSSH`'s key revocation format, sections not looked into. */
export interface KrlFile {
  readonly header: KrlHeader;
  readonly sections: readonly KrlSection[];
}

const Section: Codec<KrlSection> = struct<KrlSection>('section', { section_type: byte, section_data: string() });

export const KrlFile: Codec<KrlFile> = struct<KrlFile>('KRL', {
  header: struct<KrlHeader>('KRL header', {
    KRL_MAGIC: constant(MAGIC),
    KRL_FORMAT_VERSION: uint32,
    krl_version: uint64,
    generated_date: uint64,
    flags: uint64,
    reserved: string(),
    comment: text(),
  }),
  sections: list(Section) as Codec<readonly KrlSection[]>,
});

/** A certificates section: which authority, then sections of its own. */
export interface KrlCertificates {
  /** Empty for any authority. */
  readonly ca_key: Uint8Array;
  readonly reserved: Uint8Array;
  readonly sections: readonly KrlSection[];
}

export const KrlCertificates: Codec<KrlCertificates> = struct<KrlCertificates>('certificates section', {
  ca_key: string(),
  reserved: string(),
  sections: list(Section) as Codec<readonly KrlSection[]>,
});

/** Whether bytes begin as a KRL does. */
export function isKrl(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

export const KRL_MAGIC: Uint8Array = MAGIC;
