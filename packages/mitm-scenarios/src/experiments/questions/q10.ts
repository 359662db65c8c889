import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { StepEvent } from '../../network/recorder.js';
import type { TlsClientHas } from '../../protocols/tls/client.js';
import type { TlsServerHas } from '../../protocols/tls/server.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import { tls12Rsa } from '../../rungs/tls12-rsa.js';
import type { Experiment } from '../experiment.js';
import { firstIndex } from '../transcript.js';

const eager: Rung<TlsClientHas, TlsServerHas> = {
  ...tls12Rsa,
  id: 'tls12-rsa-eager',
  equipClient: (...args) => ({ ...tls12Rsa.equipClient(...args), falseStart: true }),
};

/** Why may the client send HTTP before the server's Finished with ECDHE but not with RSA (False Start)? */
export const q10: Experiment = {
  kind: 'question',
  id: 'q10',
  run({ cell, observe }) {
    observe('before-with-ecdhe', sendsEarly(cell(tls12Ecdhe as Rung, eavesdrop).trace), {}, 'RFC 7918 §4');
    observe('after-with-rsa', !sendsEarly(cell(eager as Rung, eavesdrop).trace), {}, 'RFC 7918 §4');
  },
};

/** Whether the client’s request goes out before it has the server’s Finished. */
function sendsEarly(trace: readonly StepEvent[]): boolean {
  const ofClient = trace.filter(({ actor }) => actor === 'client');
  const request = firstIndex(ofClient, ({ name, direction }) => name === 'application_data' && direction === 'sent');
  const finished = firstIndex(ofClient, ({ name, direction }) => name === 'Finished' && direction === 'received');
  return request >= 0 && finished >= 0 && request < finished;
}
