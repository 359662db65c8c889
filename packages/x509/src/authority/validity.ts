/** Milliseconds of a day. */
export const DAY: number = 24 * 3_600_000;

/** Certificates, CRLs and OCSP responses have no fractions of seconds. */
export function wholeSeconds(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

/** When something is said, and until when it is good: `days` later. */
export function updateTimes(now: Date, days: number): { readonly thisUpdate: Date; readonly nextUpdate: Date } {
  const thisUpdate = wholeSeconds(now);
  return { thisUpdate, nextUpdate: new Date(thisUpdate.getTime() + days * DAY) };
}
