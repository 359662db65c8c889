import { fromUtf8, utf8 } from '../bytes/text.js';
import type { Codec } from './codec.js';
import { WireError } from './errors.js';
import { type OpaqueBounds, opaque8, opaque16, opaque32 } from './opaque.js';

function text(base: Codec<Uint8Array>): Codec<string> {
  return {
    type: base.type.replace('opaque', 'utf8'),
    write: (writer, value) => {
      // A surrogate without its other half, which UTF-8 cannot hold.
      if (/\p{Surrogate}/u.test(value)) {
        throw new WireError('wire/value-out-of-range', undefined, { expected: 'UTF-8', actual: JSON.stringify(value) });
      }
      base.write(writer, utf8(value));
    },
    read: (reader) => {
      const bytes = base.read(reader);
      try {
        return fromUtf8(bytes);
      } catch {
        throw new WireError('wire/not-utf8', reader.offset - bytes.length, { actual: bytes.length });
      }
    },
    describe: (value, field) => {
      field.value = value;
    },
  };
}

/** UTF-8 text behind a length of one byte. */
export const text8 = (bounds: OpaqueBounds = {}): Codec<string> => text(opaque8(bounds));
/** UTF-8 text behind a length of two bytes. */
export const text16 = (bounds: OpaqueBounds = {}): Codec<string> => text(opaque16(bounds));
/** UTF-8 text behind a length of four bytes; SSH's `string` of text (RFC 4251 §5). */
export const text32 = (bounds: OpaqueBounds = {}): Codec<string> => text(opaque32(bounds));
