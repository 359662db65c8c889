/** Long enough that a clock of a tenth of a millisecond does not matter. */
const SPAN_MS = 25;

/** Milliseconds that one call takes, over as many as fit into a short span. The first call is not counted. */
export function timePerCall(clock: () => number, call: () => void): number {
  call();
  let calls = 0;
  const start = clock();
  let now = start;
  do {
    call();
    calls += 1;
    now = clock();
  } while (now - start < SPAN_MS);
  return (now - start) / calls;
}

/** Three digits that count. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
