/**
 * What protects the packets of one direction: encryption and authentication (RFC 4253 §6.3, §6.4).
 *
 * A packet here is `packet_length`, `padding_length`, payload and padding, without MAC.
 */
export interface Protection {
  /** The names of cipher and MAC as negotiated, with a space between; the cipher alone when it authenticates itself. */
  readonly algorithm: string;
  /** What the padded part of a packet must be a multiple of. */
  readonly blockLength: number;
  /** Whether the four bytes of `packet_length` count towards that multiple. */
  readonly lengthIsPadded: boolean;
  /** Bytes behind the packet: the MAC or tag. */
  readonly macLength: number;
}

/** Protects packets that are sent. */
export interface Sealer extends Protection {
  /**
   * Returns what goes on the wire, MAC included, in one or more pieces: joining them would copy every packet.
   *
   * @param packet changes after the call: no piece may be a view of it.
   */
  seal(sequence: number, packet: Uint8Array): readonly Uint8Array[];
}

/** Takes the protection off packets that are received. */
export interface Opener extends Protection {
  /** How many bytes of a packet are needed to know its length. */
  readonly headLength: number;
  /** `packet_length`, not authenticated yet. Called once for a packet. */
  readLength(sequence: number, head: Uint8Array): number;
  /**
   * The packet behind `packet_length`.
   *
   * @param sealed the whole packet and its MAC.
   * @throws {CutawayError} `ssh/mac-mismatch`, `crypto/authentication-failed`; nothing of the plaintext is released.
   */
  open(sequence: number, sealed: Uint8Array): Uint8Array;
}

/** A big-endian `uint32` at the start of some bytes. */
export function readUint32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
}

/** The four bytes of a `uint32`. */
export function uint32Bytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
