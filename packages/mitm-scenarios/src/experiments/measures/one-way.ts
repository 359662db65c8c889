import { bytesToUnsigned, unsignedToBytes } from '@cutaway/primitives/bytes';
import type { Experiment } from '../experiment.js';

const TARGET_BITS = [4, 8, 12, 16];

/** Going back from a digest to an input takes guessing; each further bit doubles the guesses. */
export const oneWay: Experiment = {
  kind: 'measure',
  id: 'one-way',
  run({ lab, observe, row, clock }) {
    const target = lab.random('one-way')(4);
    let last = 0;
    const start = clock();
    for (const bits of TARGET_BITS) {
      const wanted = bytesToUnsigned(target) >> BigInt(32 - bits);
      last = 0;
      while (
        bytesToUnsigned(lab.crypto.digest('SHA-256', unsignedToBytes(BigInt(++last), 6)).slice(0, 4)) >>
          BigInt(32 - bits) !==
        wanted
      );
      row({ bits, guesses: last, expected: 2 ** bits });
    }
    const perSecond = Math.round((last / (clock() - start)) * 1000);
    const years = perSecond > 0 ? Math.log10(2 ** 256 / perSecond / 31_557_600) : 0;
    // The number of guesses is random; a hundred times fewer or more than expected is not.
    const [few, many] = [2 ** 16 / 2_000, 2 ** 16 * 20];
    observe('doubles', last > few && last < many, {
      guesses: last,
      bits: 16,
      perSecond,
      yearsDigits: Math.floor(years) + 1,
    });
  },
};
