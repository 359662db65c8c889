import type { CryptoProvider, Hash } from '@cutaway/primitives/crypto';
import type { MacAlgorithm } from '../registry/cipher-suites.js';
import type { SequenceNumber } from './sequence-number.js';

const NOTHING = new Uint8Array(0);

/** The MAC of records whose cipher is no AEAD (RFC 5246 §6.2.3.1): HMAC over number, type, version, length, content. */
export class RecordMac {
  readonly length: number;
  private readonly keyed: Hash;
  /** seq_num, type, version, length. */
  private readonly header = new Uint8Array(13);

  constructor(crypto: CryptoProvider, { hash, length }: MacAlgorithm, key: Uint8Array) {
    this.length = length;
    this.keyed = crypto.hmac(hash, key);
  }

  /**
   * The MAC of a fragment.
   *
   * @param rest bytes that are hashed for nothing afterwards, so that the work does not tell how long the content is
   * (RFC 5246 §6.2.3.2, note on timing).
   */
  compute(
    type: number,
    version: number,
    sequence: SequenceNumber,
    content: Uint8Array,
    rest: Uint8Array = NOTHING,
  ): Uint8Array {
    const { header } = this;
    header.set(sequence.bytes);
    header[8] = type;
    header[9] = version >> 8;
    header[10] = version & 0xff;
    header[11] = content.length >> 8;
    header[12] = content.length & 0xff;
    const hash = this.keyed.clone().update(header).update(content);
    const mac = hash.digest();
    hash.update(rest);
    return mac;
  }
}
