import { X509Error } from '../errors.js';
import type { Problems } from './problems.js';
import { Tag } from './tag.js';

const DIGITS = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{4})?$/;

function digitsAt(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30;
  const ones = (bytes[at + 1] as number) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Milliseconds since 1970, or NaN when the numbers name no moment. */
function moment(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const real =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  return real ? date.getTime() : Number.NaN;
}

/** UTCTime's two digits stand for 1950 to 2049 (RFC 5280 §4.1.2.5.1). */
function fullYear(twoDigits: number): number {
  return twoDigits >= 50 ? 1900 + twoDigits : 2000 + twoDigits;
}

/**
 * Reads the contents of a UTCTime (`YYMMDDHHMMSSZ`) or GeneralizedTime (`YYYYMMDDHHMMSSZ`), the only forms that
 * RFC 5280 §4.1.2.5 allows. Lenient readers also take what BER allows: no seconds, fractions, other time zones, none.
 */
export function decodeTime(tag: number, bytes: Uint8Array, start: number, end: number, problems: Problems): Date {
  const yearLength = tag === Tag.UTCTime ? 2 : 4;
  if (end - start === yearLength + 11 && bytes[end - 1] === 0x5a) {
    let at = start;
    let year = digitsAt(bytes, at);
    at += 2;
    if (yearLength === 4) {
      year = year * 100 + digitsAt(bytes, at);
      at += 2;
    } else {
      year = fullYear(year);
    }
    const time = moment(
      year,
      digitsAt(bytes, at),
      digitsAt(bytes, at + 2),
      digitsAt(bytes, at + 4),
      digitsAt(bytes, at + 6),
      digitsAt(bytes, at + 8),
    );
    if (!Number.isNaN(time)) return new Date(time);
  }

  const rule = tag === Tag.UTCTime ? 'RFC 5280 §4.1.2.5.1' : 'RFC 5280 §4.1.2.5.2';
  let text = '';
  for (let i = start; i < end && i < start + 32; i++) text += String.fromCharCode(bytes[i] as number);
  const context = { actual: text.replace(/[^ -~]/g, '?') };
  const parts = DIGITS.exec(text);
  if (parts === null || (parts[1] as string).length !== yearLength) {
    throw problems.error('x509/der-invalid-time', start, context, rule);
  }
  const number = (index: number): number => Number(parts[index] ?? 0);
  const year = yearLength === 2 ? fullYear(number(1)) : number(1);
  const zone = parts[7] ?? 'Z';
  const shift = zone === 'Z' ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)));
  const time = moment(year, number(2), number(3), number(4), number(5), number(6)) - shift * 60_000;
  if (Number.isNaN(time)) throw problems.error('x509/der-invalid-time', start, context, rule);
  problems.report('x509/der-invalid-time', start, context, rule);
  return new Date(time);
}

/**
 * The contents of a UTCTime or GeneralizedTime, in whole seconds.
 *
 * @throws {X509Error} `x509/der-unencodable` for years that have no such form.
 */
export function encodeTime(tag: number, time: Date): string {
  const year = time.getUTCFullYear();
  const fits = tag === Tag.UTCTime ? year >= 1950 && year < 2050 : year >= 0 && year <= 9999;
  if (!fits) throw new X509Error('x509/der-unencodable', { context: { expected: 'Time', actual: String(time) } });
  const digits = time
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '');
  return `${tag === Tag.UTCTime ? digits.slice(2) : digits}Z`;
}
