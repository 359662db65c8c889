import { describe, expect, it } from 'vitest';
import { type WycheproofTest, wycheproof } from '../../test/wycheproof.js';
import { bytesToUnsigned, fromHex } from '../bytes/index.js';
import { isProbablePrime } from './primes.js';

/** A signed integer in two's complement. */
function signed(hex: string): bigint {
  return BigInt.asIntN(hex.length * 4, bytesToUnsigned(fromHex(hex)));
}

describe('isProbablePrime', () => {
  wycheproof<object, WycheproofTest & { readonly value: string }>(
    'primality',
    (test) => isProbablePrime(signed(test.value)),
    // Negative primes, which are none here.
    { acceptable: () => false },
  );

  it('finds the primes under 10000', () => {
    const primes: number[] = [];
    for (let candidate = 0; candidate < 10000; candidate++) {
      if (isProbablePrime(BigInt(candidate), 8)) primes.push(candidate);
    }
    expect(primes.length).toBe(1229);
    expect(primes.slice(0, 10)).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
  });
});
