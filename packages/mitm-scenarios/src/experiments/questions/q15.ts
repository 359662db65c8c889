import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import type { Experiment } from '../experiment.js';
import { secretOf, sent } from '../transcript.js';

/** Bytes of a GCM record besides the text: the explicit part of the nonce, and the tag (RFC 5288 §3). */
const EXPLICIT_NONCE = 8;
const TAG = 16;
const HEADER = 5;

/** Is the SHA384 of the suite used for application data under GCM? */
export const q15: Experiment = {
  kind: 'question',
  id: 'q15',
  run({ cell, observe }) {
    const { trace } = cell(tls12Ecdhe as Rung, eavesdrop);
    const prf = secretOf(trace, 'client', 'master_secret')?.function ?? '';
    observe('derives-keys', prf === 'PRF (SHA-384)', { function: prf }, 'RFC 5289 §3.2');
    observe('no-mac-key', secretOf(trace, 'client', 'client_write_MAC_key') === undefined, {}, 'RFC 5288 §3');
    const [data] = sent(trace, 'client', 'application_data');
    const record = trace[data?.carriers?.[0]?.id ?? -1];
    const text = (data?.bytes.length ?? 0) / 2;
    const bytes = record?.kind === 'message' ? record.bytes.length / 2 : 0;
    const added = bytes - HEADER - text;
    observe('tag-of-gcm', added === EXPLICIT_NONCE + TAG, { text, added, tag: TAG }, 'RFC 5288 §3');
  },
};
