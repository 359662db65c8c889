// Arithmetic of Streamlined NTRU Prime 761: polynomials below degree P, modulo x^P − x − 1, with coefficients modulo Q
// or 3 that are centred around zero (ntruprime-20201007, §3.1). Reciprocals are by division steps in constant time
// (Bernstein and Yang, "Fast constant-time gcd computation and modular inversion", §5).

export const P = 761;
export const Q = 4591;
/** How many coefficients of a short element are not zero. */
export const W = 286;

/** An element whose coefficients are −1, 0 and 1. */
export type Small = Int8Array;

/** What coefficients are reduced by. */
export interface Modulus {
  readonly value: number;
  readonly inverse: number;
}

export const THREE: Modulus = { value: 3, inverse: 1 / 3 };
export const FIELD: Modulus = { value: Q, inverse: 1 / Q };

/**
 * The remainder nearest to zero, for magnitudes below 2^32 and an odd modulus. Divisions may take a time that depends on
 * what is divided; products of floats, and rounding them, do not.
 */
export function centred(value: number, { value: modulus, inverse }: Modulus): number {
  return value - modulus * Math.floor(value * inverse + 0.5);
}

/** The product, not reduced modulo a number. @param a coefficients of a magnitude up to Q / 2. */
export function multiply(a: Int32Array, small: Small): Int32Array {
  const whole = new Int32Array(2 * P - 1);
  for (let i = 0; i < P; i++) {
    const factor = small[i] as number;
    for (let j = 0; j < P; j++) whole[i + j] = (whole[i + j] as number) + factor * (a[j] as number);
  }
  // x^P = x + 1
  for (let i = 2 * P - 2; i >= P; i--) {
    whole[i - P] = (whole[i - P] as number) + (whole[i] as number);
    whole[i - P + 1] = (whole[i - P + 1] as number) + (whole[i] as number);
  }
  return whole.slice(0, P);
}

/** 1 / g modulo 3, when there is one. */
export function reciprocalModulo3(g: Small): Small | undefined {
  const { v, scale, exact } = divisionSteps(Int32Array.from(g), THREE, 1);
  return exact ? Int8Array.from(v, (coefficient) => centred(coefficient * scale, THREE)) : undefined;
}

/** 1 / (3f) modulo Q: x^P − x − 1 has no factors there, so each f but zero has one. */
export function reciprocalOfThrice(f: Small): Int32Array {
  const { v, scale } = divisionSteps(Int32Array.from(f), FIELD, scalarReciprocal(3, FIELD));
  return v.map((coefficient) => centred(coefficient * scale, FIELD));
}

/** By Fermat: the same steps for every scalar. */
function scalarReciprocal(scalar: number, modulus: Modulus): number {
  let power = scalar;
  for (let i = 1; i < modulus.value - 2; i++) power = centred(power * scalar, modulus);
  return power;
}

/**
 * The reciprocal of a polynomial, but for a scalar.
 *
 * @param start what the reciprocal is multiplied with, modulo the number.
 * @returns whether there is one, `v` and what to multiply it with.
 */
function divisionSteps(
  polynomial: Int32Array,
  modulus: Modulus,
  start: number,
): { readonly v: Int32Array; readonly scale: number; readonly exact: boolean } {
  // Both are reversed: the highest coefficient comes first.
  const f = new Int32Array(P + 1);
  const g = new Int32Array(P + 1);
  const v = new Int32Array(P + 1);
  const r = new Int32Array(P + 1);
  f[0] = 1;
  f[P - 1] = -1;
  f[P] = -1;
  for (let i = 0; i < P; i++) g[P - 1 - i] = polynomial[i] as number;
  r[0] = start;
  let delta = 1;
  for (let step = 0; step < 2 * P - 1; step++) {
    v.copyWithin(1, 0, P);
    v[0] = 0;
    const g0 = g[0] as number;
    const f0 = f[0] as number;
    // All ones where delta > 0 and g0 ≠ 0.
    const swap = (-delta >> 31) & ((g0 | -g0) >> 31);
    delta ^= swap & (delta ^ -delta);
    delta++;
    const highF = f0 ^ (swap & (f0 ^ g0));
    const highG = g0 ^ (swap & (f0 ^ g0));
    for (let i = 0; i <= P; i++) {
      const changed = swap & ((f[i] as number) ^ (g[i] as number));
      const fi = (f[i] as number) ^ changed;
      const gi = (g[i] as number) ^ changed;
      f[i] = fi;
      g[i] = centred(highF * gi - highG * fi, modulus);
      const turned = swap & ((v[i] as number) ^ (r[i] as number));
      const vi = (v[i] as number) ^ turned;
      const ri = (r[i] as number) ^ turned;
      v[i] = vi;
      r[i] = centred(highF * ri - highG * vi, modulus);
    }
    g.copyWithin(0, 1);
    g[P] = 0;
  }
  const reversed = new Int32Array(P);
  for (let i = 0; i < P; i++) reversed[i] = v[P - 1 - i] as number;
  return { v: reversed, scale: scalarReciprocal(f[0] as number, modulus), exact: delta === 0 };
}
