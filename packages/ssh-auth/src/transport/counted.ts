import { type Codec, WireError } from '@cutaway/primitives/wire';
import { uint32 } from '../wire/index.js';

/**
 * A `uint32` that says how many elements follow, then the elements.
 *
 * @param countName the specification's name for the number.
 * @param maximum how many are read at most.
 * @throws {WireError} `wire/length-out-of-bounds` when more are announced.
 */
export function counted<T>(element: Codec<T>, countName: string, maximum: number): Codec<T[]> {
  return {
    type: `${element.type}[]`,
    write: (writer, values) => {
      uint32.write(writer, values.length);
      for (const value of values) element.write(writer, value);
    },
    read: (reader) => {
      const start = reader.offset;
      const count = reader.field(countName, uint32);
      if (count > maximum) {
        throw new WireError('wire/length-out-of-bounds', start, { min: 0, max: maximum, actual: count });
      }
      const values: T[] = [];
      for (let index = 0; index < count; index++) values.push(reader.field(`[${index}]`, element));
      return values;
    },
  };
}
