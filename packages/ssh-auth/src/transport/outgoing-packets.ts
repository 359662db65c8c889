import type { RandomSource } from '@cutaway/primitives/crypto';
import { type Sealer, unprotected } from './protection/index.js';

/** A packet made from a payload. */
export interface SealedPacket {
  readonly sequence: number;
  /** `packet_length`, `padding_length`, payload, padding. Changes with the next packet of any connection. */
  readonly packet: Uint8Array;
  /** What goes on the wire, in pieces. */
  readonly sealed: readonly Uint8Array[];
  readonly algorithm: string;
}

/** The fewest bytes of padding (RFC 4253 §6). */
const MINIMUM_PADDING = 4;

/** More than the longest padding, 255 bytes. */
const POOL_LENGTH = 512;

/** Where packets are put together before they are sealed: memory for each would cost as much as sealing it. */
let scratch = new Uint8Array(1024);

function scratchOf(length: number): Uint8Array {
  if (scratch.length < length) scratch = new Uint8Array(2 * length);
  return scratch.subarray(0, length);
}

/** Makes the packets of the outgoing direction: owns sequence number, cipher and MAC. */
export class OutgoingPackets {
  /** Of the next packet. */
  sequence = 0;
  /** Whether the sequence number went through zero since it was last reset. */
  wrapped = false;
  /** Since the keys changed. */
  packets = 0;
  bytes = 0;
  readonly #random: RandomSource;
  #sealer: Sealer = unprotected;
  /** Random bytes that were not used yet: one call of the generator serves many packets. */
  #pool: Uint8Array = new Uint8Array(0);

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** Every packet from now on is under these keys. With strict kex the sequence number starts again. */
  changeKeys(sealer: Sealer, resetSequence: boolean): void {
    this.#sealer = sealer;
    this.packets = 0;
    this.bytes = 0;
    if (!resetSequence) return;
    this.sequence = 0;
    this.wrapped = false;
  }

  #randomPadding(length: number): Uint8Array {
    if (this.#pool.length < length) this.#pool = this.#random(POOL_LENGTH);
    const padding = this.#pool.subarray(0, length);
    this.#pool = this.#pool.subarray(length);
    return padding;
  }

  /** Pads, encrypts and authenticates a payload. */
  seal(payload: Uint8Array): SealedPacket {
    const { blockLength, lengthIsPadded, algorithm } = this.#sealer;
    const unpadded = (lengthIsPadded ? 5 : 1) + payload.length;
    let padding = blockLength - (unpadded % blockLength);
    if (padding < MINIMUM_PADDING) padding += blockLength;
    const packet = scratchOf(5 + payload.length + padding);
    new DataView(packet.buffer).setUint32(0, packet.length - 4);
    packet[4] = padding;
    packet.set(payload, 5);
    packet.set(this.#randomPadding(padding), 5 + payload.length);
    const { sequence } = this;
    const sealed = this.#sealer.seal(sequence, packet);
    this.sequence = (sequence + 1) >>> 0;
    if (this.sequence === 0) this.wrapped = true;
    this.packets++;
    for (const piece of sealed) this.bytes += piece.length;
    return { sequence, packet, sealed, algorithm };
  }
}
