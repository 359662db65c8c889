import { type Aead, CryptoError } from '@cutaway/primitives/crypto';
import { TlsError } from '../errors/tls-error.js';
import { ContentType } from '../registry/content-type.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import { badRecordMac } from './aead-tls12.js';
import type { Protected, RecordProtection, Unprotected } from './protection.js';
import type { SequenceNumber } from './sequence-number.js';

/** How many zeros to put behind a record's content (RFC 8446 §5.4). */
export type PaddingRule = (type: number, length: number) => number;

const RULE = 'RFC 8446 §5.2';

/** Record protection of TLS 1.3 (RFC 8446 §5.2, §5.3): the content type is encrypted with the content. */
export class AeadProtection13 implements RecordProtection {
  readonly algorithm: string;
  readonly keyName: string;
  readonly maxExpansion = 256;
  readonly tls13 = true;
  readonly fragmentParts: readonly [] = [];
  private readonly aead: Aead;
  private readonly iv: Uint8Array;
  private readonly padding: PaddingRule | undefined;
  private readonly nonce: Uint8Array;
  /** opaque_type, legacy_record_version, length: the record's header. */
  private readonly additionalData = new Uint8Array(5);

  /** @param iv 12 bytes. */
  constructor(aead: Aead, iv: Uint8Array, keyName: string, padding?: PaddingRule) {
    this.algorithm = aead.name;
    this.keyName = keyName;
    this.aead = aead;
    this.iv = iv;
    this.padding = padding;
    this.nonce = iv.slice();
    this.additionalData[0] = ContentType.of.application_data;
    this.additionalData[1] = TLS_1_2 >> 8;
    this.additionalData[2] = TLS_1_2 & 0xff;
  }

  private prepare(sequence: SequenceNumber, length: number): void {
    const offset = this.iv.length - 8;
    for (let i = 0; i < 8; i++) {
      this.nonce[offset + i] = (this.iv[offset + i] as number) ^ (sequence.bytes[i] as number);
    }
    this.additionalData[3] = length >> 8;
    this.additionalData[4] = length & 0xff;
  }

  protect(type: number, _version: number, sequence: SequenceNumber, content: Uint8Array): Protected {
    const zeros = this.padding?.(type, content.length) ?? 0;
    const plaintext = new Uint8Array(content.length + 1 + zeros);
    plaintext.set(content);
    plaintext[content.length] = type;
    this.prepare(sequence, plaintext.length + this.aead.tagLength);
    const outer = ContentType.of.application_data;
    const apart = this.aead.sealApart?.(this.nonce, plaintext, this.additionalData);
    if (apart !== undefined) return { type: outer, fragment: apart.ciphertext, tag: apart.tag, plaintext };
    return { type: outer, fragment: this.aead.seal(this.nonce, plaintext, this.additionalData), plaintext };
  }

  unprotect(_type: number, _version: number, sequence: SequenceNumber, fragment: Uint8Array): Unprotected {
    if (fragment.length < this.aead.tagLength) throw badRecordMac(this.algorithm, sequence, undefined, RULE);
    this.prepare(sequence, fragment.length);
    let plaintext: Uint8Array;
    try {
      plaintext = this.aead.open(this.nonce, fragment, this.additionalData);
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      throw badRecordMac(this.algorithm, sequence, error, RULE);
    }
    let end = plaintext.length;
    while (end > 0 && plaintext[end - 1] === 0) end--;
    if (end === 0) throw new TlsError('tls/no-content-type');
    return { type: plaintext[end - 1] as number, content: plaintext.subarray(0, end - 1), plaintext };
  }
}
