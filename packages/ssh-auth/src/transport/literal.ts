import { utf8 } from '@cutaway/primitives/bytes';
import { type Codec, constant, mapped, sized32, u8, WireError } from '@cutaway/primitives/wire';

/**
 * A `string` that must be exactly this text, as where a specification prints it in quotes.
 *
 * @param type what the text names: `method name`, `request type`.
 */
export function literal<const Text extends string>(type: string, text: Text): Codec<Text> {
  const codec = mapped(sized32(constant(utf8(text))), { type, from: () => text, to: () => utf8(text) });
  return {
    ...codec,
    describe: (value, field) => {
      field.value = value;
    },
  };
}

/**
 * A `boolean` that must have this value, as where a specification prints `TRUE` or `FALSE`.
 *
 * @throws {WireError} `wire/unexpected-value` when the other one is read.
 */
export function literalBoolean<const Value extends boolean>(expected: Value): Codec<Value> {
  return {
    type: 'boolean',
    write: (writer) => u8.write(writer, expected ? 1 : 0),
    read: (reader) => {
      const start = reader.offset;
      const actual = u8.read(reader) !== 0;
      if (actual !== expected) throw new WireError('wire/unexpected-value', start, { expected, actual });
      return expected;
    },
    describe: (value, field) => {
      field.value = value;
    },
  };
}
