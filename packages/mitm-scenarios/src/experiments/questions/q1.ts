import { eavesdrop } from '../../attackers/eavesdrop.js';
import { harvest } from '../../attackers/harvest.js';
import type { StepEvent } from '../../network/recorder.js';
import { dhAnon } from '../../rungs/dh-anon.js';
import type { Rung } from '../../rungs/rung.js';
import type { Experiment } from '../experiment.js';

/** Both sides' parameters are visible. Why can't the middleman compute the shared secret? */
export const q1: Experiment = {
  kind: 'question',
  id: 'q1',
  run({ cell, observe }) {
    const listened = cell(dhAnon as Rung, eavesdrop);
    const seen = listened.trace.filter(
      (event) => event.kind === 'message' && event.actor === 'attacker' && event.name === 'KeyShare',
    );
    observe('both-seen', seen.length === 2, { shares: seen.length });
    const secrets = listened.trace.filter((event) => event.kind === 'secret' && event.name === 'shared_secret');
    const equal = secrets.length === 2 && output(secrets[0]) === output(secrets[1]);
    observe('victims-agree', equal, {}, 'RFC 7748 §6.1');
    observe('listener-stuck', listened.outcome === 'safe');
    observe('private-half-suffices', cell(dhAnon as Rung, harvest).outcome === 'read');
  },
};

const output = (event: StepEvent | undefined): string => (event?.kind === 'secret' ? event.output : '');
