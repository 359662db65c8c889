import { fromHex, utf8 } from '@cutaway/primitives/bytes';
import { eavesdrop } from '../../attackers/eavesdrop.js';
import { stolenSessionKey } from '../../attackers/stolen-session-key.js';
import type { Rung } from '../../rungs/rung.js';
import { tls13 } from '../../rungs/tls13.js';
import type { Experiment } from '../experiment.js';
import { crossedTheWire, secretOf } from '../transcript.js';

/** If Wireshark can decrypt with a key log, was it sent in the clear? */
export const q6: Experiment = {
  kind: 'question',
  id: 'q6',
  run({ cell, observe }) {
    const without = cell(tls13 as Rung, eavesdrop);
    observe('not-on-the-wire', !crossedTheWire(without.trace, utf8('password=')));
    const secret = secretOf(without.trace, 'client', 'client_application_traffic_secret_0')?.output ?? '';
    const absent = secret !== '' && !crossedTheWire(without.trace, fromHex(secret));
    observe('nor-its-key', absent, {}, 'RFC 8446 §7.1');
    observe('closed-without', without.outcome === 'safe', {}, 'RFC 8446 §5.2');
    observe('open-with', cell(tls13 as Rung, stolenSessionKey).outcome === 'read', {}, 'RFC 9850 §2');
  },
};
