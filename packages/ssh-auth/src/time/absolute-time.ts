/**
 * Reads a time as OpenSSH's files write it: `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, in the local time zone, or
 * in UTC with a `Z` behind it (sshd(8), expiry-time; ssh-keygen(1), valid-after).
 *
 * @returns seconds since 1970; `undefined` when it is no time, also for days that do not exist.
 */
export function parseAbsoluteTime(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|UTC)?$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const inUtc = parts[7] !== undefined;
  const time = inUtc
    ? new Date(Date.UTC(year, month - 1, day, hour, minute, second))
    : new Date(year, month - 1, day, hour, minute, second);
  const exists = inUtc
    ? time.getUTCMonth() === month - 1 && time.getUTCDate() === day
    : time.getMonth() === month - 1 && time.getDate() === day;
  const seconds = time.getTime() / 1000;
  return exists && seconds > 0 ? seconds : undefined;
}
