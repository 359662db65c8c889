import type { SequenceNumber } from './sequence-number.js';

/** What came out of a protected record. */
export interface Unprotected {
  /** The content type; in TLS 1.3 the one from inside. */
  readonly type: number;
  readonly content: Uint8Array;
  /** What was encrypted: in TLS 1.3 the content with its type and padding, otherwise the content. */
  readonly plaintext: Uint8Array;
}

/** What goes out. */
export interface Protected {
  /** The content type in the record's header. */
  readonly type: number;
  readonly fragment: Uint8Array;
  /** The end of the fragment, where it is apart: joining them would be one more copy. */
  readonly tag?: Uint8Array;
  readonly plaintext: Uint8Array;
}

/** The cipher of one direction, with its key: half of a connection state (RFC 5246 §6.1). */
export interface RecordProtection {
  /** The AEAD, or cipher and MAC: `AES-128-GCM`, `AES-128-CBC with HMAC-SHA-1`. */
  readonly algorithm: string;
  /** Name of the secret that is the key, for the trace. */
  readonly keyName: string;
  /** How many bytes a fragment may be longer than {@link MAX_PLAINTEXT_LENGTH}. */
  readonly maxExpansion: number;
  /** Whether headers and content follow TLS 1.3. */
  readonly tls13: boolean;
  /** Names and lengths of what a protected fragment begins with; the rest is ciphertext. */
  readonly fragmentParts: readonly { readonly name: string; readonly size: number }[];

  protect(type: number, version: number, sequence: SequenceNumber, content: Uint8Array): Protected;
  /** @throws {TlsError} `tls/bad-record-mac`, `tls/no-content-type`. */
  unprotect(type: number, version: number, sequence: SequenceNumber, fragment: Uint8Array): Unprotected;
}
