import { parseAbsoluteTime } from '../time/absolute-time.js';
import { parseDuration } from '../time/duration.js';
import { FOREVER } from './issue.js';

/** When a certificate is good. */
export interface ValidityInterval {
  /** Seconds since 1970. */
  readonly validAfter: bigint;
  /** Seconds since 1970; {@link FOREVER} without an end. */
  readonly validBefore: bigint;
}

/**
 * Reads an interval as `ssh-keygen -V` takes it: `START:END`, or `END` alone, which begins a minute ago for clocks that
 * are a little slow. A time is `YYYYMMDD[HHMM[SS]][Z]`, `+1w2d` or `-5m` from now, `0x` and seconds since 1970 in
 * hexadecimal, `always` as a start, `forever` as an end.
 *
 * @param now seconds since 1970.
 * @returns `undefined` when it cannot be read, or is empty.
 */
export function parseValidityInterval(text: string, now: number): ValidityInterval | undefined {
  const parts = text.split(':');
  const [start, end] = parts.length === 1 ? [undefined, parts[0]] : parts;
  if (parts.length > 2 || end === undefined) return undefined;
  const justNow = BigInt(Math.floor((now - 59) / 60) * 60);
  const validAfter = start === undefined ? justNow : start === 'always' ? 0n : parseTime(start, now);
  const validBefore = end === 'forever' ? FOREVER : parseTime(end, now);
  if (validAfter === undefined || validBefore === undefined || validAfter >= validBefore) return undefined;
  return { validAfter, validBefore };
}

function parseTime(text: string, now: number): bigint | undefined {
  if (/^0x[0-9a-f]{1,16}$/i.test(text)) return BigInt(text);
  const relative = /^[+-]/.test(text);
  const distance = relative ? parseDuration(text.slice(1)) : undefined;
  const seconds = relative ? distance && now + (text.startsWith('-') ? -distance : distance) : parseAbsoluteTime(text);
  return seconds === undefined || seconds < 0 ? undefined : BigInt(seconds);
}
