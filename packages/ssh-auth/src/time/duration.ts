const SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/**
 * Reads a length of time as OpenSSH writes it: numbers with `s`, `m`, `h`, `d` or `w` behind them, or seconds
 * (sshd_config(5), TIME FORMATS).
 *
 * @returns seconds; `undefined` when it is none.
 */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d+[smhdw]?)+$/i.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhdw]?)/gi)];
  const seconds = parts.reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (SECONDS[unit.toLowerCase()] as number),
    0,
  );
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}
