import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Rsa } from '../../rungs/tls12-rsa.js';
import type { Experiment } from '../experiment.js';
import { secretOf, sent } from '../transcript.js';

/** "After ChangeCipherSpec, everything is encrypted with the pre-master secret." */
export const preMasterEncrypts: Experiment = {
  kind: 'erratum',
  id: 'pre-master-encrypts',
  run({ cell, observe, row }) {
    const { trace } = cell(tls12Rsa as Rung, eavesdrop);
    const [finished] = sent(trace, 'client', 'Finished');
    const record = trace[finished?.carriers?.[0]?.id ?? -1];
    const key = record?.kind === 'message' ? (record.protection?.key ?? '') : '';
    observe('derived-key', key === 'client_write_key', { key }, 'RFC 5246 §6.3');
    const chain = ['pre_master_secret', 'master_secret', 'key_block', key];
    const steps = chain.map((name) => secretOf(trace, 'client', name));
    for (const secret of steps) row({ secret: secret?.name ?? '', function: secret?.function ?? '' });
    const linked = steps.slice(1).every((secret, index) => {
      const before = steps[index];
      return before !== undefined && secret?.inputs.some(({ value }) => value === before.output) === true;
    });
    observe('three-steps', linked, {}, 'RFC 5246 §8.1, §6.3');
  },
};
