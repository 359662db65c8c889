import { downgrade } from '../../attackers/downgrade.js';
import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { Rung } from '../../rungs/rung.js';
import { tls13 } from '../../rungs/tls13.js';
import type { Experiment } from '../experiment.js';
import { fieldOf, sent } from '../transcript.js';

/** Why does the capture show version TLS 1.2 (0x0303) in a hello of TLS 1.3? */
export const q7: Experiment = {
  kind: 'question',
  id: 'q7',
  run({ cell, observe }) {
    const { trace } = cell(tls13 as Rung, eavesdrop);
    const [hello] = sent(trace, 'client', 'ClientHello');
    const legacy = fieldOf(hello, 'legacy_version')?.label;
    observe('old-field', legacy === 'TLS 1.2', { version: legacy ?? '' }, 'RFC 8446 §4.1.2');
    const versions = fieldOf(hello, 'versions')?.children?.map(({ label }) => label ?? '') ?? [];
    observe('real-field', versions[0] === 'TLS 1.3', { versions }, 'RFC 8446 §4.2.1');

    const without = cell(tls13 as Rung, downgrade).trace;
    const chosen = without.find(
      (event) => event.kind === 'choice' && event.actor === 'server' && event.name === 'version',
    );
    const version = chosen?.kind === 'choice' ? (chosen.chosen ?? '') : '';
    observe('decides', version === 'TLS 1.2', { version }, 'RFC 8446 §4.2.1');
  },
};
