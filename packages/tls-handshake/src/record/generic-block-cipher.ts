import { concat } from '@cutaway/primitives/bytes';
import {
  type BulkCipher,
  type CipherName,
  type CryptoProvider,
  constantTimeEqual,
  type RandomSource,
} from '@cutaway/primitives/crypto';
import { badRecordMac } from './aead-tls12.js';
import type { Protected, RecordProtection, Unprotected } from './protection.js';
import type { RecordMac } from './record-mac.js';
import type { SequenceNumber } from './sequence-number.js';

const NOTHING = new Uint8Array(0);

/** How a block cipher is used in records. */
export interface BlockCipherUse {
  readonly crypto: CryptoProvider;
  readonly cipher: CipherName;
  readonly blockLength: number;
  readonly key: Uint8Array;
  /** TLS 1.0: the first IV; the last block of a record is the next one's (RFC 2246 §6.2.3.2). Empty from TLS 1.1 on. */
  readonly iv: Uint8Array;
  readonly direction: 'read' | 'write';
  readonly mac: RecordMac;
  /** MAC over what was encrypted (RFC 7366), not over the content. */
  readonly encryptThenMac: boolean;
  /** For the IV in each record (RFC 4346 §6.2.3.2). */
  readonly random: RandomSource;
  /** Replaces `mac` and `padding` of what is written; from `./lab`. */
  readonly altered?: ((name: string, bytes: Uint8Array) => Uint8Array) | undefined;
}

/**
 * `GenericBlockCipher` (RFC 5246 §6.2.3.2): CBC over content, MAC and padding; with encrypt_then_mac the MAC comes last
 * and is not encrypted (RFC 7366 §3).
 *
 * MAC-then-encrypt tells an attacker something when bad padding and a bad MAC can be told apart (Vaudenay, Lucky
 * Thirteen). Here both are one error, found by the same comparisons over the same number of bytes; JavaScript promises
 * no constant time beyond that. The suites belong to `./lab`.
 */
export class GenericBlockCipher implements RecordProtection {
  readonly algorithm: string;
  readonly keyName: string;
  readonly maxExpansion = 2048;
  readonly tls13 = false;
  readonly fragmentParts: readonly { name: string; size: number }[];
  private readonly use: BlockCipherUse;
  private readonly ivLength: number;
  /** TLS 1.0: the cipher whose state runs on. */
  private readonly chained: BulkCipher | undefined;

  constructor(algorithm: string, keyName: string, use: BlockCipherUse) {
    this.algorithm = algorithm;
    this.keyName = keyName;
    this.use = use;
    this.chained = use.iv.length > 0 ? this.cipher(use.iv) : undefined;
    this.ivLength = this.chained === undefined ? use.blockLength : 0;
    this.fragmentParts = this.ivLength === 0 ? [] : [{ name: 'IV', size: this.ivLength }];
  }

  private cipher(iv: Uint8Array): BulkCipher {
    const { crypto, cipher, key, direction } = this.use;
    return direction === 'write' ? crypto.encryptor(cipher, key, iv) : crypto.decryptor(cipher, key, iv);
  }

  protect(type: number, version: number, sequence: SequenceNumber, content: Uint8Array): Protected {
    const { mac, encryptThenMac, random } = this.use;
    const iv = this.ivLength === 0 ? NOTHING : random(this.ivLength);
    const cipher = this.chained ?? this.cipher(iv);
    if (encryptThenMac) {
      const encrypted = concat(iv, cipher.update(this.pad(content)));
      const tag = this.altered('mac', mac.compute(type, version, sequence, encrypted));
      return { type, fragment: encrypted, tag, plaintext: content };
    }
    const authenticated = concat(content, this.altered('mac', mac.compute(type, version, sequence, content)));
    return { type, fragment: concat(iv, cipher.update(this.pad(authenticated))), plaintext: content };
  }

  /** Each byte of padding, the last one included, is the length of the others. */
  private pad(bytes: Uint8Array): Uint8Array {
    const { blockLength } = this.use;
    const padding = blockLength - (bytes.length % blockLength);
    return concat(bytes, this.altered('padding', new Uint8Array(padding).fill(padding - 1)));
  }

  private altered(name: 'mac' | 'padding', bytes: Uint8Array): Uint8Array {
    return this.use.altered?.(name, bytes) ?? bytes;
  }

  unprotect(type: number, version: number, sequence: SequenceNumber, fragment: Uint8Array): Unprotected {
    const { blockLength, mac, encryptThenMac } = this.use;
    const end = fragment.length - (encryptThenMac ? mac.length : 0);
    const encrypted = fragment.subarray(this.ivLength, Math.max(end, 0));
    const least = encryptThenMac ? 1 : mac.length + 1;
    if (end < this.ivLength + least || encrypted.length % blockLength !== 0) {
      throw badRecordMac(this.algorithm, sequence);
    }
    if (encryptThenMac) {
      const expected = mac.compute(type, version, sequence, fragment.subarray(0, end));
      if (!constantTimeEqual(fragment.subarray(end), expected)) throw badRecordMac(this.algorithm, sequence);
    }
    const cipher = this.chained ?? this.cipher(fragment.subarray(0, this.ivLength));
    const plaintext = cipher.update(encrypted);
    const { good, length } = removePadding(plaintext, least - 1);
    if (encryptThenMac) {
      if (good === 0) throw badRecordMac(this.algorithm, sequence);
      return { type, content: plaintext.subarray(0, length), plaintext: plaintext.subarray(0, length) };
    }
    const content = plaintext.subarray(0, length - mac.length);
    const expected = mac.compute(type, version, sequence, content, plaintext.subarray(length));
    const sameMac = constantTimeEqual(plaintext.subarray(length - mac.length, length), expected) ? 1 : 0;
    if ((good & sameMac) === 0) throw badRecordMac(this.algorithm, sequence);
    return { type, content, plaintext: content };
  }
}

/** The longest padding, its length byte included. */
const MAX_PADDING = 256;

/**
 * Looks at the same number of bytes whatever the padding is, and without branches on it.
 *
 * @param least bytes that must stay in front of the padding.
 * @returns whether the padding is right, as 1 or 0, and the length without it; with bad padding that of one byte.
 */
export function removePadding(plaintext: Uint8Array, least: number): { good: number; length: number } {
  const last = plaintext[plaintext.length - 1] as number;
  const room = plaintext.length - least - 1;
  let wrong = (room - last) >> 31;
  const count = Math.min(MAX_PADDING, plaintext.length);
  for (let i = 1; i < count; i++) {
    // All ones for bytes that belong to the padding.
    const counts = ~((last - i) >> 31);
    wrong |= counts & ((plaintext[plaintext.length - 1 - i] as number) ^ last);
  }
  const good = (((wrong | -wrong) >> 31) + 1) & 1;
  return { good, length: plaintext.length - 1 - (last & -good) };
}
