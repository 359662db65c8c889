import { concat, equal, toHex, utf8 } from '@cutaway/primitives/bytes';
import { tls12Prf } from '@cutaway/primitives/crypto';
import type { Experiment } from '../experiment.js';

/** What exactly is the string "master secret" in the PRF? */
export const q12: Experiment = {
  kind: 'question',
  id: 'q12',
  run({ lab, observe }) {
    const random = lab.random('q12');
    const preMaster = random(48);
    const randoms = concat(random(32), random(32));
    const derive = (label: string): Uint8Array => tls12Prf(lab.crypto, 'SHA-256', preMaster, label, randoms, 48);
    const master = derive('master secret');
    const label = utf8('master secret');
    observe('plain-letters', toHex(label) === '6d617374657220736563726574', { bytes: label.length }, 'RFC 5246 §8.1');
    observe('separates', !equal(master, derive('key expansion')), {}, 'RFC 5246 §6.3');

    // P_SHA256 by hand (RFC 5246 §5): the label is the beginning of what is hashed, nothing more.
    const mac = (data: Uint8Array): Uint8Array => lab.crypto.mac('SHA-256', preMaster, data);
    const seed = concat(label, randoms);
    const a1 = mac(seed);
    const a2 = mac(a1);
    const byHand = concat(mac(concat(a1, seed)), mac(concat(a2, seed))).slice(0, 48);
    observe('hashed-with', equal(master, byHand), {}, 'RFC 5246 §5');
  },
};
