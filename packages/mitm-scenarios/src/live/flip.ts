import { fromHex } from '@cutaway/primitives/bytes';
import type { MessageEvent } from '@cutaway/primitives/trace';
import { otherThan } from '../attackers/adversary.js';
import type { Victim } from '../network/packet.js';
import type { StepEvent } from '../network/recorder.js';
import { type Fault, faultText, type Target } from './fault.js';

/** The ways to make one byte of a run another one, as texts of faults. What cannot be done is absent. */
export interface Flip {
  /** The sender itself puts it into the message. */
  readonly sender?: string;
  /**
   * Somebody changes it on the way. Where the message is encrypted, the bits that differ are inverted in the byte of
   * ciphertext at the same place.
   */
  readonly wire?: string;
}

type Message = StepEvent & MessageEvent;

const RECORD_HEADER_LENGTH = 5;

/**
 * How to change a byte of a message, record or packet of a run.
 *
 * @param id of the message event.
 * @param byte counts from the message's first byte.
 * @param value of the byte instead, 0 to 255.
 */
export function flip(events: readonly StepEvent[], id: number, byte: number, value: number): Flip {
  const message = messageAt(events, id);
  const now = message === undefined ? undefined : fromHex(message.bytes)[byte];
  if (message === undefined || now === undefined) return {};
  const side = senderOf(message);
  const target = targetOf(events, id);
  const sender: Fault | undefined = target && { kind: 'change', ...target, offset: byte, bytes: Uint8Array.of(value) };
  const offset = streamOffset(events, message, byte);
  const before = offset === undefined ? undefined : wireByte(events, side, message.session, offset);
  const wire: Fault | undefined =
    offset === undefined || before === undefined
      ? undefined
      : { kind: 'wire', side, offset, bytes: Uint8Array.of(before ^ now ^ value) };
  return {
    ...(sender === undefined ? {} : { sender: faultText(sender) }),
    ...(wire === undefined ? {} : { wire: faultText(wire) }),
  };
}

/** How faults name the message of an event; nothing for records, packets and what no side sends in messages. */
export function targetOf(events: readonly StepEvent[], id: number): Target | undefined {
  const message = messageAt(events, id);
  if (message === undefined) return undefined;
  const side = senderOf(message);
  if (message.layer === 'certificate') {
    const shown = events.filter((event) => event.kind === 'message' && event.id <= id);
    return { side, message: message.name, nth: shown.length };
  }
  if (message.carriers === undefined || message.layer === 'wire') return undefined;
  const alike = events.filter(
    (event): event is Message =>
      event.kind === 'message' &&
      event.session === message.session &&
      event.actor === message.actor &&
      event.direction === message.direction &&
      event.name === message.name &&
      event.carriers !== undefined &&
      event.id <= id,
  );
  return { side, message: message.name, nth: alike.length };
}

/** A message of the last session, which is the one that faults concern. */
function messageAt(events: readonly StepEvent[], id: number): Message | undefined {
  const event = events[id];
  return event?.kind === 'message' && event.session === events.at(-1)?.session ? event : undefined;
}

/** Who sent it, whoever tells of it. */
function senderOf({ actor, direction, facing }: Message): Victim {
  if (actor === 'attacker') return direction === 'received' ? facing : otherThan(facing);
  const teller = actor as Victim;
  return direction === 'sent' ? teller : otherThan(teller);
}

/** Where a byte stands in what its sender sent in all. */
function streamOffset(events: readonly StepEvent[], message: Message, byte: number): number | undefined {
  if (message.streamOffset !== undefined) return message.streamOffset + byte;
  let left = byte;
  for (const { id, pos, size } of message.carriers ?? []) {
    const carrier = messageAt(events, id);
    if (carrier?.streamOffset === undefined) return undefined;
    if (left < size) return carrier.streamOffset + plaintextStart(carrier) + pos + left;
    left -= size;
  }
  return undefined;
}

/** Where in a record the plaintext of its carried messages would begin; packets count from their own beginning. */
function plaintextStart(carrier: Message): number {
  if (carrier.layer !== 'record') return 0;
  const [first] = carrier.fields.children?.find(({ name }) => /fragment|encrypted_record/.test(name))?.children ?? [];
  const nonce = first !== undefined && /nonce|IV/.test(first.name) ? first.size : 0;
  return RECORD_HEADER_LENGTH + nonce;
}

/** A byte as its sender put it on the wire. */
function wireByte(events: readonly StepEvent[], side: Victim, session: number, offset: number): number | undefined {
  for (const event of events) {
    if (event.kind !== 'message' || event.actor !== side || event.direction !== 'sent') continue;
    if (event.session !== session || event.streamOffset === undefined) continue;
    const at = offset - event.streamOffset;
    if (at >= 0 && at < event.bytes.length / 2) return Number.parseInt(event.bytes.slice(at * 2, at * 2 + 2), 16);
  }
  return undefined;
}
