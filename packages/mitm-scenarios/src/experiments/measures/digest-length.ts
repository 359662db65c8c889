import { type HashName, hashLength } from '@cutaway/primitives/crypto';
import type { Experiment } from '../experiment.js';

const HASHES: readonly HashName[] = ['MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'];
const INPUT_BYTES = [0, 1, 1_000_000];

/** A digest has the same length whatever the input. */
export const digestLength: Experiment = {
  kind: 'measure',
  id: 'digest-length',
  run({ lab, observe, row }) {
    let fixed = true;
    for (const hash of HASHES) {
      const lengths = INPUT_BYTES.map((length) => lab.crypto.digest(hash, new Uint8Array(length)).length * 8);
      row({ hash, bits: lengths[0] as number });
      fixed &&= lengths.every((length) => length === hashLength(hash) * 8);
    }
    observe('fixed', fixed, { inputs: INPUT_BYTES });
  },
};
