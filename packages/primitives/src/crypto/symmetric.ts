/** Digests (FIPS 180-4, RFC 1321). `MD5-SHA-1` is the two digests in a row, which TLS 1.0 and 1.1 sign (RFC 2246 §7.4.3). */
export type HashName = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512' | 'MD5-SHA-1';

/** A digest or HMAC in progress. */
export interface Hash {
  /** Adds bytes; returns itself. */
  update(data: Uint8Array): this;
  /** The digest of all bytes so far. The state goes on: more may be added, as transcripts need. */
  digest(): Uint8Array;
  /** An independent state with the same bytes behind it. */
  clone(): Hash;
}

/** Authenticated ciphers: RFC 5116, RFC 6655 (`CCM-8` has an 8-byte tag), RFC 8439. */
export type AeadName =
  | 'AES-128-GCM'
  | 'AES-192-GCM'
  | 'AES-256-GCM'
  | 'AES-128-CCM'
  | 'AES-192-CCM'
  | 'AES-256-CCM'
  | 'AES-128-CCM-8'
  | 'AES-256-CCM-8'
  | 'ChaCha20-Poly1305';

/** What an AEAD makes, in its two parts. */
export interface SealedApart {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** An AEAD with its key. */
export interface Aead {
  readonly name: AeadName;
  /** Bytes the tag adds: 16, or 8. */
  readonly tagLength: number;
  /** Encrypts; returns ciphertext and tag. GCM takes a nonce of any length from 1 byte, CCM of 7 to 13, ChaCha20-Poly1305 of 12. */
  seal(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array;
  /** As {@link seal}, with ciphertext and tag apart: for providers that make them so, and callers that join them anyway. */
  sealApart?(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): SealedApart;
  /**
   * Decrypts ciphertext and tag.
   *
   * @throws {CryptoError} `crypto/authentication-failed`; no plaintext is released.
   */
  open(nonce: Uint8Array, ciphertext: Uint8Array, additionalData: Uint8Array): Uint8Array;
}

/** Ciphers without authentication. Those after CTR are broken; protocols reach them through `lab` only. */
export type CipherName =
  | 'AES-128-CBC'
  | 'AES-192-CBC'
  | 'AES-256-CBC'
  | 'AES-128-CTR'
  | 'AES-192-CTR'
  | 'AES-256-CTR'
  | '3DES-EDE-CBC'
  | 'DES-CBC'
  | 'RC4';

/** A cipher with its key and running state. Adds no padding: block ciphers take whole blocks. */
export interface BulkCipher {
  readonly name: CipherName;
  /** 16, 8, or 1 for stream ciphers (CTR is one). */
  readonly blockLength: number;
  /** Processes the next bytes and moves the state on. @throws {CryptoError} `crypto/invalid-length` for part of a block. */
  update(data: Uint8Array): Uint8Array;
}

/** What `chacha20-poly1305@openssh.com` makes of a packet, in its parts. */
export interface OpenSshSealed {
  /** 4 bytes, encrypted under a key of their own. */
  readonly length: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** 16 bytes, over both. */
  readonly tag: Uint8Array;
}

/** `chacha20-poly1305@openssh.com`: two ChaCha20 keys, the length encrypted apart (OpenSSH PROTOCOL.chacha20poly1305). */
export interface OpenSshAead {
  /** @param packet 4 bytes of length and the padded payload. @returns the encrypted length, payload and 16-byte tag. */
  seal(sequence: number, packet: Uint8Array): Uint8Array;
  /** As {@link seal}, in parts: joining them copies the packet. */
  sealApart(sequence: number, packet: Uint8Array): OpenSshSealed;
  /** Decrypts the 4 bytes of length alone; they are not authenticated yet. */
  openLength(sequence: number, encryptedLength: Uint8Array): number;
  /**
   * Checks the tag and decrypts.
   *
   * @param packet the encrypted length, payload and tag.
   * @returns the padded payload, without the length, which {@link openLength} gives.
   * @throws {CryptoError} `crypto/authentication-failed`.
   */
  open(sequence: number, packet: Uint8Array): Uint8Array;
}
