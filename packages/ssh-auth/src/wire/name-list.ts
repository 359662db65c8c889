import { asciiText, toHex, utf8 } from '@cutaway/primitives/bytes';
import { type Codec, opaque32, WireError } from '@cutaway/primitives/wire';

const body = opaque32();

/** The longest name (RFC 4251 §6). */
const MAXIMUM_NAME = 64;

function checkNames(names: readonly string[], start: number | undefined): void {
  let at = start;
  for (const name of names) {
    if (name.length === 0 || name.length > MAXIMUM_NAME) {
      throw new WireError('wire/length-out-of-bounds', at, { min: 1, max: MAXIMUM_NAME, actual: name.length });
    }
    if (/[^!-+\--~]/.test(name)) throw new WireError('wire/not-ascii', at, { actual: toHex(utf8(name)) });
    if (at !== undefined) at += name.length + 1;
  }
}

/** `name-list`: names of 1 to 64 printable US-ASCII characters without comma, with commas between (RFC 4251 §5, §6). */
export const nameList: Codec<string[]> = {
  type: 'name-list',
  write: (writer, names) => {
    checkNames(names, undefined);
    body.write(writer, utf8(names.join(',')));
  },
  read: (reader) => {
    const start = reader.offset + 4;
    const bytes = body.read(reader);
    if (bytes.length === 0) return [];
    const joined = asciiText(bytes);
    if (joined === undefined) throw new WireError('wire/not-ascii', start, { actual: toHex(bytes) });
    const names = joined.split(',');
    checkNames(names, start);
    return names;
  },
  describe: (names, field) => {
    field.value = names.join(',');
  },
};
