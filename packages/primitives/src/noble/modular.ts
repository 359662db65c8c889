/** The number of bits of a non-negative integer; 0 has none. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/**
 * base^exponent mod modulus, for a non-negative exponent and a modulus over 1.
 *
 * Fixed windows of five bits. Montgomery's and Barrett's reductions were measured: on V8's integers from 512 to 4096
 * bits they are no quicker than its own remainder. Time depends on the numbers: callers blind what is secret.
 */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const reduced = base % modulus;
  if (exponent < 1n << 64n) return modPowBinary(reduced, exponent, modulus);
  const powers: bigint[] = [1n, reduced];
  for (let i = 2; i < 32; i++) powers.push(((powers[i - 1] as bigint) * reduced) % modulus);
  const digits = exponent.toString(32);
  let result = powers[Number.parseInt(digits.charAt(0), 32)] as bigint;
  for (let i = 1; i < digits.length; i++) {
    for (let squaring = 0; squaring < 5; squaring++) result = (result * result) % modulus;
    result = (result * (powers[Number.parseInt(digits.charAt(i), 32)] as bigint)) % modulus;
  }
  return result;
}

function modPowBinary(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

/** The inverse of a value, or `undefined` when it shares a factor with the modulus. */
export function modInverse(value: bigint, modulus: bigint): bigint | undefined {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (a !== 0n) {
    const quotient = b / a;
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  if (b !== 1n) return undefined;
  return y < 0n ? y + modulus : y;
}
