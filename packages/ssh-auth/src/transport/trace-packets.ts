import { toHex } from '@cutaway/primitives/bytes';
import type { Tracer } from '@cutaway/primitives/trace';
import { dissectPartly, type Field } from '@cutaway/primitives/wire';
import { layerOf } from '../registry/message-numbers.js';
import { type MessageContext, messageOf } from '../registry/messages.js';
import type { AnyMessage } from './message.js';

type Direction = 'sent' | 'received';

/** A packet in both its forms. */
export interface TracedPacket {
  readonly sequence: number;
  readonly payload: Uint8Array;
  /** Without protection. */
  readonly packet: Uint8Array;
  /** As on the wire. */
  readonly sealed: Uint8Array;
  readonly algorithm: string;
}

/** Tells a listener about every packet, plain and encrypted, and about the message in it. */
export class PacketTrace {
  readonly tracer: Tracer;
  /** What the meaning of message numbers depends on, as far as it is agreed. */
  context: MessageContext = {};
  readonly #role: 'client' | 'server';
  readonly #offset: Record<Direction, number> = { sent: 0, received: 0 };

  constructor(tracer: Tracer, role: 'client' | 'server') {
    this.tracer = tracer;
    this.#role = role;
  }

  /** The identification string, or a line before it, with its line end. */
  identification(direction: Direction, line: Uint8Array): number {
    const size = line.length;
    const text = new TextDecoder().decode(line).replace(/\r?\n$/, '');
    return this.tracer.message({
      direction,
      layer: 'version exchange',
      name: text.startsWith('SSH-') ? 'identification string' : 'line before identification',
      bytes: toHex(line),
      fields: { name: 'identification string', type: 'line', pos: 0, size, value: text, children: fieldsOf(text) },
      streamOffset: this.#advance(direction, size),
    });
  }

  /** @returns the id of the message's event. */
  packet(direction: Direction, traced: TracedPacket, message?: AnyMessage): number {
    const { payload, packet, sealed, sequence, algorithm } = traced;
    const id = this.tracer.message({
      direction,
      layer: 'packet',
      name: 'binary packet',
      bytes: toHex(sealed),
      fields: packetFields(packet, sealed),
      streamOffset: this.#advance(direction, sealed.length),
      ...(algorithm === 'none'
        ? {}
        : {
            protection: {
              algorithm,
              key: this.#keyName(direction),
              sequence: String(sequence),
              plaintext: toHex(packet),
            },
          }),
    });
    return this.#message(direction, payload, message, id);
  }

  #message(direction: Direction, payload: Uint8Array, known: AnyMessage | undefined, carrier: number): number {
    const message = known ?? messageOf(payload, this.context);
    const number = payload[0] ?? 0;
    const name = message?.name ?? `message ${number}`;
    return this.tracer.message({
      direction,
      layer: layerOf(number),
      name,
      bytes: toHex(payload),
      fields:
        message === undefined
          ? { name, type: 'opaque', pos: 0, size: payload.length }
          : dissectPartly(message.codec, payload, name).field,
      carriers: [{ id: carrier, pos: 5, size: payload.length }],
    });
  }

  #keyName(direction: Direction): string {
    const fromClient = (direction === 'sent') === (this.#role === 'client');
    return fromClient ? 'encryption_key_client_to_server' : 'encryption_key_server_to_client';
  }

  #advance(direction: Direction, size: number): number {
    const offset = this.#offset[direction];
    this.#offset[direction] += size;
    return offset;
  }
}

function packetFields(packet: Uint8Array, sealed: Uint8Array): Field {
  const padding = packet[4] ?? 0;
  const payload = packet.length - 5 - padding;
  const hex = (pos: number, size: number) => toHex(packet.subarray(pos, pos + size));
  const children: Field[] = [
    { name: 'packet_length', type: 'uint32', pos: 0, size: 4, value: packet.length - 4 },
    { name: 'padding_length', type: 'byte', pos: 4, size: 1, value: padding },
    { name: 'payload', type: `byte[${payload}]`, pos: 5, size: payload, value: hex(5, payload) },
    {
      name: 'random_padding',
      type: `byte[${padding}]`,
      pos: 5 + payload,
      size: padding,
      value: hex(5 + payload, padding),
    },
  ];
  const mac = sealed.subarray(packet.length);
  if (mac.length > 0) {
    children.push({
      name: 'mac',
      type: `byte[${mac.length}]`,
      pos: packet.length,
      size: mac.length,
      value: toHex(mac),
    });
  }
  return { name: 'binary packet', type: 'packet', pos: 0, size: sealed.length, children };
}

/** The parts of an identification string: `SSH-protoversion-softwareversion SP comments` (RFC 4253 §4.2). */
function fieldsOf(text: string): Field[] {
  const parts = /^SSH-([^-]*)-([^ ]*)(?: (.*))?$/.exec(text);
  if (parts === null) return [];
  const [, protoversion = '', softwareversion = '', comments] = parts;
  const field = (name: string, pos: number, value: string): Field => ({
    name,
    type: 'text',
    pos,
    size: value.length,
    value,
  });
  const start = 5 + protoversion.length;
  const fields = [field('protoversion', 4, protoversion), field('softwareversion', start, softwareversion)];
  if (comments !== undefined) fields.push(field('comments', start + softwareversion.length + 1, comments));
  return fields;
}
