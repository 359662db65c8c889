import { equal, toHex, utf8 } from '@cutaway/primitives/bytes';
import type { Experiment } from '../experiment.js';

/** The same input has the same digest, whoever computes it, in one piece or in parts. */
export const sameDigest: Experiment = {
  kind: 'measure',
  id: 'same-digest',
  run({ lab, observe }) {
    const text = utf8('the same text');
    const whole = lab.crypto.digest('SHA-256', text);
    const inParts = lab.crypto.hash('SHA-256');
    for (const byte of text) inParts.update(Uint8Array.of(byte));
    observe('equal', equal(whole, inParts.digest()), { digest: toHex(whole) }, 'FIPS 180-4');
  },
};
