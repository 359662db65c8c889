import { type Codec, u8 } from '@cutaway/primitives/wire';

/** `boolean`: one byte. Every value but 0 is true; only 0 and 1 are written (RFC 4251 §5). */
export const boolean: Codec<boolean> = {
  type: 'boolean',
  write: (writer, value) => u8.write(writer, value ? 1 : 0),
  read: (reader) => u8.read(reader) !== 0,
  describe: (value, field) => {
    field.value = value;
  },
};
