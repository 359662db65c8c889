import type { Attacker } from '../../attackers/attacker.js';
import { replay } from '../../attackers/replay.js';
import { flipped } from '../../attackers/tamper.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import { tls12Rsa } from '../../rungs/tls12-rsa.js';
import type { Experiment } from '../experiment.js';

/** Changes one bit of the client's key exchange, and passes all else on. */
const alterKeyExchange: Attacker = {
  id: 'alter-key-exchange',
  goal: 'altered',
  notApplicable: () => undefined,
  attempts: () => [
    {
      carry(packet, adversary) {
        const { name } = adversary.rung.protocol.dissect(packet.bytes);
        if (name !== 'ClientKeyExchange') return adversary.forward(packet);
        adversary.change(packet, flipped(packet.bytes, packet.bytes.length - 1), 'flip-bit');
      },
    },
  ],
};

/** What does the ClientKeyExchange of a captured session let an attacker alter? */
export const q19: Experiment = {
  kind: 'question',
  id: 'q19',
  run({ cell, observe }) {
    for (const [name, rung] of [
      ['changed-rsa', tls12Rsa],
      ['changed-ecdhe', tls12Ecdhe],
    ] as const) {
      const { outcome, stoppedBy, noticedBy } = cell(rung as Rung, alterKeyExchange);
      const holds = outcome === 'safe' && noticedBy.includes('server');
      observe(name, holds, { check: stoppedBy?.check ?? '', step: stoppedBy?.step ?? 0 }, stoppedBy?.rule);
    }
    const again = cell(tls12Rsa as Rung, replay);
    observe('sent-again', again.outcome === 'safe', { check: again.stoppedBy?.check ?? '' }, again.stoppedBy?.rule);
  },
};
