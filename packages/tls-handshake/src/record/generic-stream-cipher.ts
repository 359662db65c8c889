import { concat } from '@cutaway/primitives/bytes';
import { type BulkCipher, constantTimeEqual } from '@cutaway/primitives/crypto';
import { badRecordMac } from './aead-tls12.js';
import type { Protected, RecordProtection, Unprotected } from './protection.js';
import type { RecordMac } from './record-mac.js';
import type { SequenceNumber } from './sequence-number.js';

/** `GenericStreamCipher` (RFC 5246 §6.2.3.1): RC4, or no encryption at all, over content and MAC. */
export class GenericStreamCipher implements RecordProtection {
  readonly algorithm: string;
  readonly keyName: string;
  readonly maxExpansion = 2048;
  readonly tls13 = false;
  readonly fragmentParts: readonly [] = [];
  private readonly cipher: BulkCipher | undefined;
  private readonly mac: RecordMac;

  /** @param cipher `undefined` encrypts nothing; its state runs on from record to record. */
  constructor(algorithm: string, keyName: string, cipher: BulkCipher | undefined, mac: RecordMac) {
    this.algorithm = algorithm;
    this.keyName = keyName;
    this.cipher = cipher;
    this.mac = mac;
  }

  protect(type: number, version: number, sequence: SequenceNumber, content: Uint8Array): Protected {
    const plaintext = concat(content, this.mac.compute(type, version, sequence, content));
    return { type, fragment: this.cipher?.update(plaintext) ?? plaintext, plaintext: content };
  }

  unprotect(type: number, version: number, sequence: SequenceNumber, fragment: Uint8Array): Unprotected {
    const length = fragment.length - this.mac.length;
    if (length < 0) throw badRecordMac(this.algorithm, sequence);
    const plaintext = this.cipher?.update(fragment) ?? fragment;
    const content = plaintext.subarray(0, length);
    const expected = this.mac.compute(type, version, sequence, content);
    if (!constantTimeEqual(plaintext.subarray(length), expected)) throw badRecordMac(this.algorithm, sequence);
    return { type, content, plaintext: content };
  }
}
