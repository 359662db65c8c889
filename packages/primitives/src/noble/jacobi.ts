/**
 * The Jacobi symbol (a/n) for odd n > 0: for a prime n, 1 when a is a square modulo n, −1 when not, 0 when n divides a.
 *
 * By halving and subtracting, which keeps V8's integers from dividing. Time depends on the numbers, so a is to be public.
 */
export function jacobiSymbol(a: bigint, n: bigint): -1 | 0 | 1 {
  let numerator = a % n;
  let denominator = n;
  let sign: -1 | 1 = 1;
  while (numerator !== 0n) {
    const twos = trailingZeros(numerator);
    numerator >>= BigInt(twos);
    const residue = Number(BigInt.asUintN(3, denominator));
    if (twos % 2 === 1 && (residue === 3 || residue === 5)) sign = sign === 1 ? -1 : 1;
    if (numerator < denominator) {
      // Quadratic reciprocity.
      [numerator, denominator] = [denominator, numerator];
      if (residue % 4 === 3 && BigInt.asUintN(2, denominator) === 3n) sign = sign === 1 ? -1 : 1;
    }
    numerator -= denominator;
  }
  return denominator === 1n ? sign : 0;
}

/** How often two divides a positive integer. */
function trailingZeros(value: bigint): number {
  for (let skipped = 0; ; skipped += 32) {
    const word = Number(BigInt.asUintN(32, value >> BigInt(skipped)));
    if (word !== 0) return skipped + 31 - Math.clz32(word & -word);
  }
}
