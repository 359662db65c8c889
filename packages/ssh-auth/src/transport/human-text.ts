import { utf8 } from '@cutaway/primitives/bytes';
import { type Codec, type OpaqueBounds, opaque32 } from '@cutaway/primitives/wire';

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A `string` of text that only people read: banners, descriptions, debugging messages.
 *
 * Ill-formed UTF-8 becomes replacement characters: no reason to end a connection. Nothing else is changed, so that
 * control characters are still in it; whoever prints it on a terminal takes them out (RFC 4251 §9.2).
 */
export const humanText = (bounds: OpaqueBounds = {}): Codec<string> => {
  const bytes = opaque32(bounds);
  return {
    type: bytes.type.replace('opaque', 'utf8'),
    write: (writer, value) => bytes.write(writer, utf8(value)),
    read: (reader) => lenient.decode(bytes.read(reader)),
    describe: (value, field) => {
      field.value = value;
    },
  };
};
