import { toHex } from '@cutaway/primitives/bytes';
import type { Experiment } from '../experiment.js';

const PEERS = [2, 5, 10, 50, 100];

/** With a shared key for each pair, n peers need n·(n−1)/2 keys; with key pairs, n. */
export const keysForPeers: Experiment = {
  kind: 'measure',
  id: 'keys-for-peers',
  run({ lab, observe, row }) {
    let asFormula = true;
    for (const peers of PEERS) {
      const random = lab.random(`keys for ${peers} peers`);
      const keys = new Set<string>();
      for (let a = 0; a < peers; a++) for (let b = a + 1; b < peers; b++) keys.add(toHex(random(32)));
      row({ peers, sharedKeys: keys.size, keyPairs: peers });
      asFormula &&= keys.size === (peers * (peers - 1)) / 2;
    }
    observe('square', asFormula, { peers: 1_000_000, keys: (1_000_000 * 999_999) / 2 });
  },
};
