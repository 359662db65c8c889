import { concat } from '@cutaway/primitives/bytes';
import { type Codec, decode, encode, u24, WireError } from '@cutaway/primitives/wire';
import { HandshakeType } from '../registry/handshake-type.js';

/** `msg_type` and `length` in front of each body (RFC 8446 §4). */
export const HANDSHAKE_HEADER_LENGTH = 4;

/** One handshake message: its number, name and body. */
export interface HandshakeDefinition<T> {
  readonly msg_type: number;
  /** The RFC's name: `ClientHello`. */
  readonly name: string;
  /** Another name, for values that have one: a ServerHello may be a HelloRetryRequest. */
  nameOf?(value: T): string;
  readonly rule: string;
  /** The whole message: `msg_type`, `length` and the fields of the body (RFC 8446 §4, RFC 5246 §7.4). */
  readonly codec: Codec<T>;
}

/** A message with its header around a body. */
export function handshakeCodec<T>(msg_type: number, body: Codec<T>): Codec<T> {
  return {
    type: 'Handshake',
    write: (writer, value) => {
      HandshakeType.write(writer, msg_type);
      writer.prefixed(3, { min: 0, max: 2 ** 24 - 1 }, () => body.write(writer, value));
    },
    read: (reader) => {
      const start = reader.offset;
      const actual = reader.field('msg_type', HandshakeType);
      if (actual !== msg_type) {
        const context = { expected: HandshakeType.label(msg_type), actual: HandshakeType.label(actual) };
        throw new WireError('wire/unexpected-value', start, context).within('msg_type');
      }
      const length = reader.field('length', u24);
      return reader.limited(length, () => body.read(reader));
    },
  };
}

/** Describes a handshake message by its body. */
export function defineHandshake<T>(
  msg_type: keyof typeof HandshakeType.of,
  name: string,
  rule: string,
  body: Codec<T>,
): HandshakeDefinition<T> {
  const type = HandshakeType.of[msg_type];
  return { msg_type: type, name, rule, codec: handshakeCodec(type, body) };
}

/** The whole message with its header. @throws {WireError} as `encode`. */
export function encodeHandshake<T>(definition: HandshakeDefinition<T>, value: T): Uint8Array {
  return encode(definition.codec, value);
}

/** A body that is encoded already, with its header in front. */
export function handshakeAround(
  { msg_type }: Pick<HandshakeDefinition<unknown>, 'msg_type'>,
  body: Uint8Array,
): Uint8Array {
  const { length } = body;
  return concat(Uint8Array.of(msg_type, length >> 16, (length >> 8) & 0xff, length & 0xff), body);
}

/** The body of a whole message with its header. @throws {WireError} as `decode`. */
export function decodeHandshake<T>(definition: HandshakeDefinition<T>, message: Uint8Array): T {
  return decode(definition.codec, message);
}
