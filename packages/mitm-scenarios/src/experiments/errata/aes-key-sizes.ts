import type { AeadName } from '@cutaway/primitives/crypto';
import type { Experiment } from '../experiment.js';
import { refusal } from '../refusal.js';

const STORY_BITS = [256, 258, 384, 512];
const AES: readonly AeadName[] = ['AES-128-GCM', 'AES-192-GCM', 'AES-256-GCM'];

/** AES keys of "258, 384, 512 bits". */
export const aesKeySizes: Experiment = {
  kind: 'erratum',
  id: 'aes-key-sizes',
  run({ lab, observe, row }) {
    const accepted: number[] = [];
    for (let bytes = 1; bytes <= 64; bytes++) {
      const codes = AES.map((name) => refusal(() => lab.crypto.aead(name, new Uint8Array(bytes))));
      if (codes.includes('')) accepted.push(bytes * 8);
    }
    for (const bits of STORY_BITS) row({ bits, accepted: accepted.includes(bits) });
    observe('three-sizes', accepted.join() === '128,192,256', { accepted }, 'FIPS 197 §6.1');
  },
};
