import { FOREVER } from '@cutaway/ssh-auth/certificates';

const LATEST_DATE = 8_640_000_000_000n;

/** A time of a certificate as RFC 3339 writes it, in UTC. @param seconds since 1970. */
export function timeText(seconds: bigint): string {
  // Beyond what a Date can hold the number itself says more.
  if (seconds > LATEST_DATE) return String(seconds);
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Whether a certificate has no end. */
export const isForever = (validBefore: bigint): boolean => validBefore === FOREVER;
