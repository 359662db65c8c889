import { type Aead, CryptoError } from '@cutaway/primitives/crypto';
import { TlsError } from '../errors/tls-error.js';
import type { Protected, RecordProtection, Unprotected } from './protection.js';
import type { SequenceNumber } from './sequence-number.js';

const NONCE_LENGTH = 12;

/**
 * `GenericAEADCipher` (RFC 5246 §6.2.3.3).
 *
 * AES-GCM and AES-CCM send 8 bytes of the nonce with each record (RFC 5288 §3, RFC 6655 §3); here they are the
 * sequence number, which cannot repeat. ChaCha20-Poly1305 sends none and takes the exclusive-or of IV and sequence
 * number (RFC 7905 §2).
 */
export class AeadProtection12 implements RecordProtection {
  readonly algorithm: string;
  readonly keyName: string;
  readonly maxExpansion = 2048;
  readonly tls13 = false;
  readonly fragmentParts: readonly { name: string; size: number }[];
  private readonly aead: Aead;
  private readonly recordIvLength: number;
  private readonly fixedIv: Uint8Array;
  private readonly nonce = new Uint8Array(NONCE_LENGTH);
  /** seq_num, type, version, length of the plaintext. */
  private readonly additionalData = new Uint8Array(13);

  /** @param fixedIv 4 bytes with an explicit nonce, 12 without. */
  constructor(aead: Aead, fixedIv: Uint8Array, keyName: string) {
    this.algorithm = aead.name;
    this.keyName = keyName;
    this.aead = aead;
    this.fixedIv = fixedIv;
    this.recordIvLength = NONCE_LENGTH - fixedIv.length;
    this.fragmentParts = this.recordIvLength === 0 ? [] : [{ name: 'nonce_explicit', size: this.recordIvLength }];
  }

  private describeRecord(type: number, version: number, sequence: SequenceNumber, length: number): void {
    const data = this.additionalData;
    data.set(sequence.bytes);
    data[8] = type;
    data[9] = version >> 8;
    data[10] = version & 0xff;
    data[11] = length >> 8;
    data[12] = length & 0xff;
  }

  private makeNonce(explicit: Uint8Array): void {
    this.nonce.set(this.fixedIv);
    if (this.recordIvLength > 0) this.nonce.set(explicit, this.fixedIv.length);
    else for (let i = 0; i < 8; i++) this.nonce[4 + i] = (this.fixedIv[4 + i] as number) ^ (explicit[i] as number);
  }

  protect(type: number, version: number, sequence: SequenceNumber, content: Uint8Array): Protected {
    this.makeNonce(sequence.bytes);
    this.describeRecord(type, version, sequence, content.length);
    const sealed = this.aead.seal(this.nonce, content, this.additionalData);
    if (this.recordIvLength === 0) return { type, fragment: sealed, plaintext: content };
    const fragment = new Uint8Array(this.recordIvLength + sealed.length);
    fragment.set(sequence.bytes);
    fragment.set(sealed, this.recordIvLength);
    return { type, fragment, plaintext: content };
  }

  unprotect(type: number, version: number, sequence: SequenceNumber, fragment: Uint8Array): Unprotected {
    const length = fragment.length - this.recordIvLength - this.aead.tagLength;
    if (length < 0) throw badRecordMac(this.algorithm, sequence);
    this.makeNonce(this.recordIvLength > 0 ? fragment.subarray(0, this.recordIvLength) : sequence.bytes);
    this.describeRecord(type, version, sequence, length);
    try {
      const content = this.aead.open(this.nonce, fragment.subarray(this.recordIvLength), this.additionalData);
      return { type, content, plaintext: content };
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      throw badRecordMac(this.algorithm, sequence, error);
    }
  }
}

/**
 * The one error for every record that cannot be opened, whatever the reason was.
 *
 * @param rule that of TLS 1.2 and before unless given.
 */
export function badRecordMac(
  algorithm: string,
  sequence: SequenceNumber,
  cause?: unknown,
  rule = 'RFC 5246 §7.2.2',
): TlsError {
  return new TlsError('tls/bad-record-mac', { algorithm, sequence: sequence.value }, { cause, rule });
}
