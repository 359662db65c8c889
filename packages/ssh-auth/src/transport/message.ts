import { type Codec, type StructSpec, struct, u8, WireError } from '@cutaway/primitives/wire';
import { MESSAGE_NUMBERS, type MessageName } from '../registry/message-numbers.js';

/** One message: its number, its fields, and where they are specified. */
export interface Message<T> {
  readonly name: MessageName;
  /** The first byte of the payload. */
  readonly number: number;
  /** The clause that specifies it. */
  readonly rule: string;
  /** The names of the fields, in order, without the message number. */
  readonly fieldNames: readonly string[];
  /** The whole payload: message number and fields. */
  readonly codec: Codec<T>;
}

/** Any message, when only its name and its field tree matter. */
export type AnyMessage = Message<unknown>;

function messageNumber(name: MessageName): Codec<number> {
  const expected = MESSAGE_NUMBERS[name];
  return {
    type: 'byte',
    write: (writer) => writer.unsigned(expected, 1),
    read: (reader) => {
      const start = reader.offset;
      const actual = u8.read(reader);
      if (actual !== expected) throw new WireError('wire/unexpected-value', start, { expected, actual });
      return actual;
    },
    describe: (value, field) => {
      field.value = value;
      field.label = name;
    },
  };
}

/**
 * Describes a message as the specifications do: its number, then its fields in order.
 *
 * @param rule the clause that specifies it.
 */
export function message<T extends object>(name: MessageName, rule: string, spec: StructSpec<T>): Message<T> {
  const number = messageNumber(name);
  const fields = struct<T>(name, spec);
  return {
    name,
    number: MESSAGE_NUMBERS[name],
    rule,
    fieldNames: Object.keys(spec),
    codec: {
      type: name,
      write: (writer, value) => {
        number.write(writer, MESSAGE_NUMBERS[name]);
        fields.write(writer, value);
      },
      read: (reader) => {
        reader.field('message_number', number);
        return fields.read(reader);
      },
    },
  };
}
