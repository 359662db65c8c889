import { SshProtocolError } from '../errors/protocol.js';
import { type Opener, unprotected } from './protection/index.js';
import type { StreamBuffer } from './stream-buffer.js';

/** A packet that was received, its protection taken off. */
export interface OpenedPacket {
  readonly sequence: number;
  readonly payload: Uint8Array;
  /** `padding_length`, payload, padding. */
  readonly contents: Uint8Array;
  /** What came on the wire. */
  readonly sealed: Uint8Array;
  readonly algorithm: string;
}

/** As OpenSSH has it; RFC 4253 §6.1 asks for 35000 at least. */
export const MAXIMUM_PACKET_LENGTH: number = 256 * 1024;

/** One byte of `padding_length` and four of padding (RFC 4253 §6). */
const MINIMUM_PACKET_LENGTH = 5;

/** Takes packets off the incoming stream: owns sequence number, cipher and MAC. */
export class IncomingPackets {
  /** Of the next packet. */
  sequence = 0;
  /** Whether the sequence number went through zero since it was last reset. */
  wrapped = false;
  /** Since the keys changed. */
  packets = 0;
  bytes = 0;
  readonly #stream: StreamBuffer;
  #opener: Opener = unprotected;
  /** `packet_length` of the packet that is still coming in. */
  #length: number | undefined;

  constructor(stream: StreamBuffer) {
    this.#stream = stream;
  }

  /** Every packet from now on is under these keys. With strict kex the sequence number starts again. */
  changeKeys(opener: Opener, resetSequence: boolean): void {
    this.#opener = opener;
    this.packets = 0;
    this.bytes = 0;
    if (!resetSequence) return;
    this.sequence = 0;
    this.wrapped = false;
  }

  /**
   * The next packet, or `undefined` until it is there whole.
   *
   * @throws {CutawayError} `ssh/packet-length`, `ssh/padding-length`, `ssh/empty-payload`, `ssh/mac-mismatch`,
   * `crypto/authentication-failed`. The stream cannot be read any further then.
   */
  next(): OpenedPacket | undefined {
    const opener = this.#opener;
    const { sequence } = this;
    if (this.#length === undefined) {
      const head = this.#stream.peek(opener.headLength);
      if (head === undefined) return undefined;
      this.#length = this.#checkLength(opener.readLength(sequence, head));
    }
    const sealed = this.#stream.take(4 + this.#length + opener.macLength);
    if (sealed === undefined) return undefined;
    this.#length = undefined;
    const contents = opener.open(sequence, sealed);
    const padding = contents[0] as number;
    if (padding < 4 || padding > contents.length - 1) {
      throw new SshProtocolError('ssh/padding-length', { actual: padding, maximum: contents.length - 1 });
    }
    const payload = contents.subarray(1, contents.length - padding);
    if (payload.length === 0) throw new SshProtocolError('ssh/empty-payload');
    this.sequence = (sequence + 1) >>> 0;
    if (this.sequence === 0) this.wrapped = true;
    this.packets++;
    this.bytes += sealed.length;
    return { sequence, payload, contents, sealed, algorithm: opener.algorithm };
  }

  #checkLength(length: number): number {
    const { blockLength, lengthIsPadded } = this.#opener;
    const padded = lengthIsPadded ? 4 + length : length;
    if (length < MINIMUM_PACKET_LENGTH || length > MAXIMUM_PACKET_LENGTH || padded % blockLength !== 0) {
      throw new SshProtocolError('ssh/packet-length', {
        actual: length,
        minimum: MINIMUM_PACKET_LENGTH,
        maximum: MAXIMUM_PACKET_LENGTH,
        multiple: blockLength,
      });
    }
    return length;
  }
}
