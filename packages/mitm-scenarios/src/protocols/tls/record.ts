import { decode, WireError } from '@cutaway/primitives/wire';
import { RECORD_HEADER_LENGTH, TLSPlaintext, type WireRecord } from '@cutaway/tls-handshake/record';
import { ContentType, HandshakeType } from '@cutaway/tls-handshake/registry';

/** Cuts a stream into its records; a rest that is none is the last piece. */
export function recordsOf(bytes: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const length = RECORD_HEADER_LENGTH + (((bytes[start + 3] ?? 0) << 8) | (bytes[start + 4] ?? 0));
    records.push(bytes.slice(start, start + length));
    start += length;
  }
  return records;
}

/** A record; `undefined` for bytes that are none. */
export function recordOf(bytes: Uint8Array): WireRecord | undefined {
  try {
    return decode(TLSPlaintext, bytes);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** A handshake message and where it begins in its record. */
export interface PlainHandshake {
  readonly msg_type: number;
  /** With its header. */
  readonly raw: Uint8Array;
  readonly pos: number;
}

/** Bytes of `msg_type` and `length`. */
export const HANDSHAKE_HEADER_LENGTH = 4;

/**
 * The handshake messages of a record without protection. Encrypted ones look alike from outside: they are told by
 * lengths and types that do not add up.
 */
export function plainHandshakes({ type, fragment }: WireRecord): PlainHandshake[] {
  const messages: PlainHandshake[] = [];
  if (type !== ContentType.of.handshake) return messages;
  for (let start = 0; start < fragment.length; ) {
    const [msg_type = 0, high = 0, middle = 0, low = 0] = fragment.subarray(start, start + HANDSHAKE_HEADER_LENGTH);
    const end = start + HANDSHAKE_HEADER_LENGTH + ((high << 16) | (middle << 8) | low);
    if (HandshakeType.nameOf(msg_type) === undefined || end > fragment.length) return [];
    messages.push({ msg_type, raw: fragment.slice(start, end), pos: RECORD_HEADER_LENGTH + start });
    start = end;
  }
  return messages;
}
