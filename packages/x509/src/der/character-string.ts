import { fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import { X509Error } from '../errors.js';
import type { Problems } from './problems.js';
import { Tag, tagName } from './tag.js';

const latin1 = (bytes: Uint8Array): string => {
  let out = '';
  for (const byte of bytes) out += String.fromCharCode(byte);
  return out;
};

/** For each byte whether PrintableString has the character (X.680 §41.4). */
const PRINTABLE: readonly boolean[] = Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9 '()+,\-./:=?]/.test(String.fromCharCode(byte)),
);

function allowed(tag: number, byte: number): boolean {
  switch (tag) {
    case Tag.PrintableString:
      return PRINTABLE[byte] === true;
    case Tag.NumericString:
      return byte === 0x20 || (byte >= 0x30 && byte <= 0x39);
    case Tag.IA5String:
      return byte < 0x80;
    case Tag.VisibleString:
      return byte >= 0x20 && byte < 0x7f;
    default:
      return true;
  }
}

function decodeUcs4(bytes: Uint8Array, start: number, end: number): string | undefined {
  if ((end - start) % 4 !== 0) return undefined;
  let out = '';
  for (let i = start; i < end; i += 4) {
    const code =
      (bytes[i] as number) * 2 ** 24 +
      ((bytes[i + 1] as number) << 16) +
      ((bytes[i + 2] as number) << 8) +
      (bytes[i + 3] as number);
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined;
    out += String.fromCodePoint(code);
  }
  return out;
}

function decodeUcs2(bytes: Uint8Array, start: number, end: number): string | undefined {
  if ((end - start) % 2 !== 0) return undefined;
  let out = '';
  for (let i = start; i < end; i += 2) {
    const code = ((bytes[i] as number) << 8) | (bytes[i + 1] as number);
    if (code >= 0xd800 && code < 0xe000) return undefined;
    out += String.fromCharCode(code);
  }
  return out;
}

/** Whether a tag is that of a character string this module reads. */
export function isCharacterString(tag: number): boolean {
  switch (tag) {
    case Tag.UTF8String:
    case Tag.PrintableString:
    case Tag.IA5String:
    case Tag.NumericString:
    case Tag.VisibleString:
    case Tag.TeletexString:
    case Tag.BMPString:
    case Tag.UniversalString:
      return true;
    default:
      return false;
  }
}

/**
 * Reads the contents of a character string.
 *
 * TeletexString is read as ISO 8859-1, which is what certificates put into it (RFC 5280 §4.1.2.4 notes the practice).
 */
export function decodeString(tag: number, bytes: Uint8Array, start: number, end: number, problems: Problems): string {
  const rule = 'X.680 §41';
  let text: string | undefined;
  if (tag === Tag.UTF8String) {
    try {
      text = fromUtf8(bytes.subarray(start, end));
    } catch {}
  } else if (tag === Tag.BMPString) {
    text = decodeUcs2(bytes, start, end);
  } else if (tag === Tag.UniversalString) {
    text = decodeUcs4(bytes, start, end);
  } else {
    text = '';
    let reported = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (!reported && !allowed(tag, byte)) {
        reported = true;
        problems.report('x509/der-invalid-character', i, { type: tagName(tag), actual: byte }, rule);
      }
      text += String.fromCharCode(byte);
    }
  }
  if (text !== undefined) return text;
  problems.report('x509/der-invalid-character', start, { type: tagName(tag), actual: end - start }, rule);
  return latin1(bytes.subarray(start, end));
}

/**
 * The contents of a character string.
 *
 * @throws {X509Error} `x509/der-unencodable` when the type lacks a character.
 */
export function encodeString(tag: number, text: string): Uint8Array {
  if (tag === Tag.UTF8String) return utf8(text);
  const width = tag === Tag.BMPString ? 2 : tag === Tag.UniversalString ? 4 : 1;
  const codes = Array.from(text, (character) => character.codePointAt(0) as number);
  const out = new Uint8Array(codes.length * width);
  codes.forEach((code, index) => {
    if (code >= 256 ** Math.min(width, 3) || (width === 1 && !allowed(tag, code))) {
      throw new X509Error('x509/der-unencodable', { context: { expected: tagName(tag), actual: text } });
    }
    for (let i = 0; i < width; i++) out[index * width + i] = (code >>> (8 * (width - 1 - i))) & 0xff;
  });
  return out;
}
