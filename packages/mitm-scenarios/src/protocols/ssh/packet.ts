import { startsWith, utf8 } from '@cutaway/primitives/bytes';
import { decode, encode, fixed, struct, u8, u32, WireError } from '@cutaway/primitives/wire';
import type { Packet, Victim } from '../../network/packet.js';

/** A packet without protection (RFC 4253 §6). */
interface PlainPacket {
  packet_length: number;
  padding_length: number;
  payload: Uint8Array;
  random_padding: Uint8Array;
}

const plainPacket = struct<PlainPacket>('binary packet', {
  packet_length: u32,
  padding_length: u8,
  payload: ({ packet_length = 0, padding_length = 0 }) => fixed(Math.max(0, packet_length - padding_length - 1)),
  random_padding: ({ padding_length = 0 }) => fixed(padding_length),
});

/** Bytes in front of the payload. */
export const PAYLOAD_OFFSET = 5;

/** Whether this is a side's first line (RFC 4253 §4.2). */
export const isIdentification = (bytes: Uint8Array): boolean => startsWith(bytes, utf8('SSH-'));

/** The payload of a packet that is not encrypted; `undefined` for any other bytes. */
export function plainPayload(bytes: Uint8Array): Uint8Array | undefined {
  if (isIdentification(bytes)) return undefined;
  try {
    const { padding_length, payload } = decode(plainPacket, bytes);
    // RFC 4253 §6: at least four bytes of padding; up to NEWKEYS there are none but these messages (§7).
    return padding_length >= 4 && (payload[0] ?? 255) < 50 ? payload : undefined;
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** A packet around a payload, without protection. */
export function plain(payload: Uint8Array): Uint8Array {
  const padding_length = 4 + ((8 - ((payload.length + 1 + 4 + 4) % 8)) % 8);
  const random_padding = new Uint8Array(padding_length);
  return encode(plainPacket, {
    packet_length: payload.length + padding_length + 1,
    padding_length,
    payload,
    random_padding,
  });
}

/** What one side sent in a session: its line, what is readable, and the packets behind NEWKEYS, in order. */
export interface SideOfSession {
  identification: Uint8Array;
  /** Readable payloads by message number; the first of each. */
  readonly plain: Map<number, { readonly payload: Uint8Array; readonly packet: Packet }>;
  readonly encrypted: Packet[];
}

const NEWKEYS = 21;

/** A recording, taken apart by session and sender. */
export function sessionsIn(recording: readonly Packet[]): Map<number, Record<Victim, SideOfSession>> {
  const sessions = new Map<number, Record<Victim, SideOfSession>>();
  for (const packet of recording) {
    const session = sessions.get(packet.session) ?? { client: newSide(), server: newSide() };
    sessions.set(packet.session, session);
    const side = session[packet.from];
    const payload = plainPayload(packet.bytes);
    if (isIdentification(packet.bytes)) side.identification = packet.bytes.slice(0, -2);
    else if (side.plain.has(NEWKEYS) || payload === undefined) side.encrypted.push(packet);
    else if (!side.plain.has(payload[0] ?? 0)) side.plain.set(payload[0] ?? 0, { payload, packet });
  }
  return sessions;
}

const newSide = (): SideOfSession => ({ identification: new Uint8Array(0), plain: new Map(), encrypted: [] });
