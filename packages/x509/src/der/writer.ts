import type { BitString } from './bit-string.js';
import { encodeString } from './character-string.js';
import { bigIntToInteger, unsignedToInteger } from './integer.js';
import { encodeObjectIdentifier } from './object-identifier.js';
import { contextTag, Tag } from './tag.js';
import { encodeTime } from './time.js';

/** The header of an element: identifier and the shortest length (X.690 §8.1, §10.1). */
function header(tag: number, length: number): Uint8Array {
  const out: number[] = [tag & 0xff];
  if ((tag & 0x1f) === 0x1f) {
    const number = tag >>> 8;
    for (let shift = 14; shift >= 0; shift -= 7) {
      if (number >>> shift > 0) out.push(((number >>> shift) & 0x7f) | (shift === 0 ? 0 : 0x80));
    }
  }
  if (length < 0x80) {
    out.push(length);
  } else {
    const digits: number[] = [];
    for (let left = length; left > 0; left = Math.floor(left / 256)) digits.unshift(left & 0xff);
    out.push(0x80 | digits.length, ...digits);
  }
  return Uint8Array.from(out);
}

/** An element of any type from its contents. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return elementOf(tag, contents);
}

/** An element of any type from its contents, as many as there are: arguments are limited in number. */
function elementOf(tag: number, contents: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const content of contents) length += content.length;
  const start = header(tag, length);
  const out = new Uint8Array(start.length + length);
  out.set(start);
  let at = start.length;
  for (const content of contents) {
    out.set(content, at);
    at += content.length;
  }
  return out;
}

/** A SEQUENCE or SEQUENCE OF. */
export function sequence(...elements: readonly Uint8Array[]): Uint8Array {
  return elementOf(Tag.SEQUENCE, elements);
}

/** A SEQUENCE OF, however long the list is. */
export function sequenceOf(elements: readonly Uint8Array[]): Uint8Array {
  return elementOf(Tag.SEQUENCE, elements);
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** A SET OF: the elements are put in the order of their encodings (X.690 §11.6). */
export function setOf(elements: readonly Uint8Array[], tag: number = Tag.SET): Uint8Array {
  return elementOf(tag, [...elements].sort(compare));
}

/** A BOOLEAN (X.690 §11.1): one byte, 0xff for true. */
export function boolean(value: boolean): Uint8Array {
  return element(Tag.BOOLEAN, Uint8Array.of(value ? 0xff : 0x00));
}

/** An INTEGER of any size. */
export function integer(value: bigint | number): Uint8Array {
  return element(Tag.INTEGER, bigIntToInteger(BigInt(value)));
}

/** An INTEGER from unsigned big-endian bytes. */
export function unsigned(value: Uint8Array): Uint8Array {
  return element(Tag.INTEGER, unsignedToInteger(value));
}

/** An ENUMERATED of a number that is not negative. */
export function enumerated(value: number): Uint8Array {
  return element(Tag.ENUMERATED, bigIntToInteger(BigInt(value)));
}

const NULL: Uint8Array = Uint8Array.of(Tag.NULL, 0);

/** NULL. (`null` is a word of the language.) */
export function nullElement(): Uint8Array {
  return NULL.slice();
}

/** @throws {X509Error} `x509/der-unencodable` for anything but dotted decimals. */
export function objectIdentifier(identifier: string): Uint8Array {
  return element(Tag.OBJECT_IDENTIFIER, encodeObjectIdentifier(identifier));
}

/** An OCTET STRING of any bytes. */
export function octetString(...contents: readonly Uint8Array[]): Uint8Array {
  return element(Tag.OCTET_STRING, ...contents);
}

/** A BIT STRING of whole bytes, or with unused bits. */
export function bitString(value: Uint8Array | BitString, tag: number = Tag.BIT_STRING): Uint8Array {
  return value instanceof Uint8Array
    ? element(tag, Uint8Array.of(0), value)
    : element(tag, Uint8Array.of(value.unusedBits), value.bytes);
}

/** A character string. @throws {X509Error} `x509/der-unencodable` when the type lacks a character. */
export function characterString(type: number, text: string, tag: number = type): Uint8Array {
  return element(tag, encodeString(type, text));
}

/** A UTCTime or GeneralizedTime, as `type` says. */
export function timeOfType(type: number, value: Date, tag: number = type): Uint8Array {
  return element(tag, encodeString(Tag.VisibleString, encodeTime(type, value)));
}

/** A Time: UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export function time(value: Date): Uint8Array {
  const year = value.getUTCFullYear();
  return timeOfType(year >= 1950 && year < 2050 ? Tag.UTCTime : Tag.GeneralizedTime, value);
}

/** An EXPLICIT context-specific tag around elements. */
export function explicit(number: number, ...elements: readonly Uint8Array[]): Uint8Array {
  return element(contextTag(number, true), ...elements);
}

/** Concatenates what is there: for OPTIONAL parts. */
export function present(...elements: readonly (Uint8Array | undefined)[]): Uint8Array[] {
  return elements.filter((part) => part !== undefined);
}
