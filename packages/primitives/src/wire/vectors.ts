import type { Codec } from './codec.js';
import { WireError } from './errors.js';

/** Bounds on a vector's length in bytes, as the presentation language gives them (RFC 8446 §3.4). */
export interface VectorBounds {
  min?: number;
  max?: number;
}

/** Elements up to the end of the enclosing structure, without a length in front. */
export function list<T>(element: Codec<T>): Codec<T[]> {
  return {
    type: `${element.type}[]`,
    write: (writer, values) => {
      values.forEach((value, index) => {
        try {
          element.write(writer, value);
        } catch (error) {
          if (error instanceof WireError) error.within(`[${index}]`);
          throw error;
        }
      });
    },
    read: (reader) => {
      const values: T[] = [];
      while (reader.remaining > 0) {
        const start = reader.offset;
        values.push(reader.field(`[${values.length}]`, element));
        // An element of no bytes would repeat for ever.
        if (reader.offset === start) break;
      }
      return values;
    },
  };
}

function vector<T>(lengthSize: number, element: Codec<T>, bounds: VectorBounds): Codec<T[]> {
  const min = bounds.min ?? 0;
  const max = bounds.max ?? 256 ** lengthSize - 1;
  const elements = list(element);
  return {
    type: `${element.type}<${min}..${max}>`,
    write: (writer, values) => writer.prefixed(lengthSize, { min, max }, () => elements.write(writer, values)),
    read: (reader) => {
      const start = reader.offset;
      const length = reader.unsigned(lengthSize);
      if (length < min || length > max) {
        throw new WireError('wire/length-out-of-bounds', start, { min, max, actual: length });
      }
      if (element.size !== undefined && element.size > 0 && length % element.size !== 0) {
        throw new WireError('wire/length-not-a-multiple', start, { expected: element.size, actual: length });
      }
      return reader.limited(length, () => elements.read(reader));
    },
  };
}

/** `T<min..max>` behind a length of one byte. The bounds are bytes, not elements. */
export const vec8 = <T>(element: Codec<T>, bounds: VectorBounds = {}): Codec<T[]> => vector(1, element, bounds);
/** `T<min..max>` behind a length of two bytes. */
export const vec16 = <T>(element: Codec<T>, bounds: VectorBounds = {}): Codec<T[]> => vector(2, element, bounds);
/** `T<min..max>` behind a length of three bytes. */
export const vec24 = <T>(element: Codec<T>, bounds: VectorBounds = {}): Codec<T[]> => vector(3, element, bounds);
/** `T<min..max>` behind a length of four bytes. */
export const vec32 = <T>(element: Codec<T>, bounds: VectorBounds = {}): Codec<T[]> => vector(4, element, bounds);
