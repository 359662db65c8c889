import { fromUtf8, utf8 } from '@cutaway/primitives/bytes';

/**
 * The text of a file, and the way back. Bytes that are not UTF-8 are taken one by one, so that the file can be
 * written as it was.
 */
export function decodeText(bytes: Uint8Array): { text: string; encode: (text: string) => Uint8Array } {
  try {
    return { text: fromUtf8(bytes), encode: utf8 };
  } catch {
    return {
      text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
      encode: (text) => Uint8Array.from(text, (character) => character.charCodeAt(0)),
    };
  }
}
