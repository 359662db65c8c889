/**
 * The Jacobi symbol (a/n) for odd n > 0: for a prime n, 1 when a is a square modulo n, −1 when not, 0 when n divides a.
 *
 * Time depends on the numbers, so a is to be public.
 */
export function jacobiSymbol(a: bigint, n: bigint): -1 | 0 | 1 {
  let numerator = a % n;
  let denominator = n;
  let sign: -1 | 1 = 1;
  while (numerator !== 0n) {
    while ((numerator & 1n) === 0n) {
      numerator >>= 1n;
      const residue = denominator & 7n;
      if (residue === 3n || residue === 5n) sign = sign === 1 ? -1 : 1;
    }
    // Quadratic reciprocity.
    if ((numerator & 3n) === 3n && (denominator & 3n) === 3n) sign = sign === 1 ? -1 : 1;
    [numerator, denominator] = [denominator % numerator, numerator];
  }
  return denominator === 1n ? sign : 0;
}
