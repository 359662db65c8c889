import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import type { Experiment } from '../experiment.js';
import { secretOf } from '../transcript.js';

/** client_write_key and server_write_key differ: how can the other side decrypt? */
export const q5: Experiment = {
  kind: 'question',
  id: 'q5',
  run({ cell, observe }) {
    const { trace } = cell(tls12Ecdhe as Rung, eavesdrop);
    const key = (actor: 'client' | 'server', name: string): string | undefined => secretOf(trace, actor, name)?.output;
    const [ofClient, ofServer] = ['client_write_key', 'server_write_key'];
    observe('two-keys', key('client', ofClient) !== key('client', ofServer), {}, 'RFC 5246 §6.3');
    const both = [ofClient, ofServer].every(
      (name) => key('client', name) !== undefined && key('client', name) === key('server', name),
    );
    observe('both-have-both', both, {}, 'RFC 5246 §6.3');
    const sameBlock = key('client', 'key_block') === key('server', 'key_block');
    observe('one-block', sameBlock, { bytes: (key('client', 'key_block') ?? '').length / 2 }, 'RFC 5246 §6.3');
  },
};
