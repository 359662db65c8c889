import type { Carrier } from '@cutaway/primitives/trace';
import { TlsError } from '../errors/tls-error.js';
import { HandshakeType } from '../registry/handshake-type.js';
import { StreamBuffer } from './stream-buffer.js';

/** A handshake message as it was received. */
export interface ReceivedHandshake {
  readonly msg_type: number;
  /** The whole message with its 4-byte header. */
  readonly raw: Uint8Array;
  /** The records it stood in; empty without a listener. */
  readonly carriers: readonly Carrier[];
}

const HEADER_LENGTH = 4;

/** Puts handshake messages together from the records they were cut into or packed in (RFC 8446 §5.1). */
export class HandshakeReassembly {
  /** The longest message taken, header included. */
  readonly maxLength: number;
  private readonly buffer = new StreamBuffer();
  private carriers: Carrier[] = [];

  constructor(maxLength: number) {
    this.maxLength = maxLength;
  }

  /** Whether no part of a message waits. */
  get empty(): boolean {
    return this.buffer.length === 0;
  }

  /** Adds a record's content. @param id event id of the record, -1 without a listener. */
  push(content: Uint8Array, id: number): void {
    this.buffer.push(content);
    if (id >= 0) this.carriers.push({ id, pos: 0, size: content.length });
  }

  /** The next whole message. @throws {TlsError} `tls/handshake-message-too-long` as soon as its header says so. */
  next(): ReceivedHandshake | undefined {
    const header = this.buffer.peek(HEADER_LENGTH);
    if (header === undefined) return undefined;
    const [msg_type, high, middle, low] = header as Uint8Array & [number, number, number, number];
    const length = HEADER_LENGTH + (high << 16) + (middle << 8) + low;
    if (length > this.maxLength) {
      throw new TlsError(
        'tls/handshake-message-too-long',
        { actual: length, maximum: this.maxLength },
        { place: { message: HandshakeType.label(msg_type) } },
      );
    }
    const raw = this.buffer.take(length);
    return raw === undefined ? undefined : { msg_type, raw, carriers: this.takeCarriers(length) };
  }

  private takeCarriers(length: number): Carrier[] {
    const taken: Carrier[] = [];
    let left = length;
    while (left > 0) {
      const carrier = this.carriers.shift();
      if (carrier === undefined) break;
      const size = Math.min(left, carrier.size);
      taken.push({ ...carrier, size });
      if (size < carrier.size) {
        this.carriers.unshift({ id: carrier.id, pos: carrier.pos + size, size: carrier.size - size });
      }
      left -= size;
    }
    return taken;
  }
}
