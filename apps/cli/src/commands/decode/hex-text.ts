import { concatAll, fromHex } from '@cutaway/primitives/bytes';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';

/** Bytes of a text, and who sent them where the text says so. */
export interface HexPart {
  readonly side: 'client' | 'server' | undefined;
  readonly bytes: Uint8Array;
}

/** An offset, and what stands behind it: `00000010  16 03 …  ASCII`, as hexdump, xxd, tshark and Wireshark write it. */
const DUMP_LINE = /^([ \t]*)([0-9a-f]{4,8}):?[ \t]+(.*)$/i;
const BYTES_OF_A_LINE = 16;
/** Spaces, and what people put between bytes. */
const BETWEEN = /[\s:,]|0x/gi;

/** Whether a file that begins like this is text with bytes in hexadecimal. */
export function beginsAsHex(begin: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(begin);
  if (!/^[\t\r\n -~]*$/.test(text)) return false;
  return isDump(text) || /^(?:0x)?[0-9a-f]{2}[0-9a-f\s:,x]*$/i.test(text.trim());
}

const isDump = (text: string): boolean =>
  text.split(/\r?\n/).some((line) => Number.parseInt(DUMP_LINE.exec(line)?.[2] ?? '1', 16) === 0);

/**
 * The bytes of a hex dump, or of plain hexadecimal.
 *
 * In the dump of a stream, as Wireshark's "Follow" makes it, the server's lines are indented; other lines than those of
 * the dump are passed over.
 *
 * @throws {Failure} with the number of the line that cannot be read.
 */
export function readHexText(text: string): readonly HexPart[] {
  return isDump(text) ? readDump(text) : [{ side: undefined, bytes: readPlain(text) }];
}

function readPlain(text: string): Uint8Array {
  const digits = text.replace(BETWEEN, '');
  if (digits.length % 2 === 0 && /^[0-9a-f]+$/i.test(digits)) return fromHex(digits);
  const line = text.split('\n').findIndex((one) => /[^0-9a-f]/i.test(one.replace(BETWEEN, '')));
  throw unreadable(line < 0 ? text.trimEnd().split('\n').length : line + 1);
}

function readDump(text: string): HexPart[] {
  const lines = text.split(/\r?\n/).flatMap((line, index) => {
    const [, indent = '', offset = '', rest = ''] = DUMP_LINE.exec(line) ?? [];
    return offset === ''
      ? []
      : [{ indented: indent !== '', offset: Number.parseInt(offset, 16), rest, number: index + 1 }];
  });
  const twoSides = lines.some(({ indented }) => indented) && lines.some(({ indented }) => !indented);
  const lengths = { client: 0, server: 0 };
  return lines.map(({ indented, offset, rest, number }) => {
    const side = twoSides && indented ? 'server' : 'client';
    const bytes = bytesOf(rest);
    if (offset !== lengths[side] || bytes.length === 0) throw unreadable(number);
    lengths[side] += bytes.length;
    return { side: twoSides ? side : undefined, bytes };
  });
}

/** The bytes before the column of characters, which stands behind sixteen of them or a wide space. */
function bytesOf(rest: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const word of (rest.split(/ {3,}|\t|\|/)[0] ?? '').split(/ +/)) {
    if (!/^(?:[0-9a-f]{2}){1,2}$/i.test(word) || length >= BYTES_OF_A_LINE) break;
    parts.push(fromHex(word));
    length += word.length / 2;
  }
  return concatAll(parts);
}

const unreadable = (line: number): Failure => new Failure(ExitCode.input, 'decode.badHex', { line });
