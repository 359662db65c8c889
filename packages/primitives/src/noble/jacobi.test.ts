import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jacobiSymbol } from './jacobi.js';
import { modPow } from './modular.js';

describe('jacobiSymbol', () => {
  it('is 1 for the squares modulo a prime alone', () => {
    for (const p of [3n, 5n, 7n, 11n, 13n, 43n, 257n]) {
      const squares = new Set<bigint>();
      for (let a = 1n; a < p; a++) squares.add((a * a) % p);
      for (let a = 0n; a < 2n * p; a++) {
        expect(jacobiSymbol(a, p)).toBe(a % p === 0n ? 0 : squares.has(a % p) ? 1 : -1);
      }
    }
  });

  it("agrees with Euler's criterion modulo 2^255 − 19", () => {
    const p = 2n ** 255n - 19n;
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: p - 1n }), (a) => {
        expect(jacobiSymbol(a, p)).toBe(modPow(a, (p - 1n) / 2n, p) === 1n ? 1 : -1);
      }),
    );
  });

  it('is multiplicative, and 0 for a common factor', () => {
    const integer = fc.bigInt({ min: 0n, max: 2n ** 200n });
    fc.assert(
      fc.property(integer, integer, integer, (a, b, half) => {
        const n = 2n * half + 1n;
        expect(jacobiSymbol(a * b, n)).toBe(jacobiSymbol(a, n) * jacobiSymbol(b, n) || 0);
      }),
    );
    expect(jacobiSymbol(15n, 9n)).toBe(0);
    expect(jacobiSymbol(1n << 70n, 9n)).toBe(1);
  });
});
