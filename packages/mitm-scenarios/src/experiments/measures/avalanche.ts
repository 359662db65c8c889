import { bytesToUnsigned, xor } from '@cutaway/primitives/bytes';
import type { Experiment } from '../experiment.js';

const MESSAGE_BYTES = 32;
const DIGEST_BITS = 256;

/** One changed bit of the input changes about half the bits of the digest. */
export const avalanche: Experiment = {
  kind: 'measure',
  id: 'avalanche',
  run({ lab, observe }) {
    const message = lab.random('avalanche')(MESSAGE_BYTES);
    const before = lab.crypto.digest('SHA-256', message);
    const changes: number[] = [];
    for (let bit = 0; bit < MESSAGE_BYTES * 8; bit++) {
      const changed = message.slice();
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      changes.push(ones(xor(before, lab.crypto.digest('SHA-256', changed))));
    }
    const average = changes.reduce((sum, count) => sum + count, 0) / changes.length;
    const least = Math.min(...changes);
    const most = Math.max(...changes);
    // Each digest is 256 coin tosses: 128 ± 8; the average of 256 such, 128 ± 0.5.
    const holds = Math.abs(average - DIGEST_BITS / 2) < 4 && least > 80 && most < 176;
    observe('half', holds, { tries: changes.length, average: Math.round(average * 10) / 10, least, most });
  },
};

function ones(bytes: Uint8Array): number {
  return bytesToUnsigned(bytes).toString(2).replaceAll('0', '').length;
}
