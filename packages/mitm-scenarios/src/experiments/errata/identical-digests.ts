import { tamperDigest } from '../../attackers/tamper-digest.js';
import { digest } from '../../rungs/digest.js';
import type { Rung } from '../../rungs/rung.js';
import type { Experiment } from '../experiment.js';

/** "Identical digests mean authentic." */
export const identicalDigests: Experiment = {
  kind: 'erratum',
  id: 'identical-digests',
  run({ cell, observe }) {
    const { outcome, trace } = cell(digest as Rung, tamperDigest);
    const compared = trace.filter((event) => event.kind === 'check' && event.name === 'digest.equal');
    const identical = compared.every((event) => event.kind === 'check' && event.outcome === 'passed');
    observe('identical-and-altered', identical && outcome === 'altered', { comparisons: compared.length });
  },
};
