import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { StepEvent } from '../../network/recorder.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import { tls12Rsa } from '../../rungs/tls12-rsa.js';
import { tls13 } from '../../rungs/tls13.js';
import type { Experiment } from '../experiment.js';
import { passed, secretOf } from '../transcript.js';

/** Is the certificate's public key used for anything but checking the ServerKeyExchange signature? */
export const q11: Experiment = {
  kind: 'question',
  id: 'q11',
  run({ cell, observe }) {
    const rsa = cell(tls12Rsa as Rung, eavesdrop).trace;
    const sealed = secretOf(rsa, 'server', 'pre_master_secret')?.inputs[0]?.name ?? '';
    observe('rsa-seals', sealed === 'encrypted_pre_master_secret', {}, 'RFC 5246 §7.4.7.1');
    const ecdhe = cell(tls12Ecdhe as Rung, eavesdrop).trace;
    observe('tls12-checks', passed(ecdhe, 'client', 'server_key_exchange_signature'), {}, 'RFC 5246 §7.4.3');
    const modern = cell(tls13 as Rung, eavesdrop).trace;
    observe('tls13-checks', passed(modern, 'client', 'certificate_verify'), {}, 'RFC 8446 §4.4.3');
    const ciphers = [...new Set([rsa, ecdhe, modern].flatMap(dataCiphers))];
    const symmetric = ciphers.length > 0 && ciphers.every((name) => name.startsWith('AES'));
    observe('never-for-data', symmetric, { ciphers });
  },
};

/** What protected the records with application data in them. */
function dataCiphers(trace: readonly StepEvent[]): string[] {
  return trace.flatMap((event) => {
    if (event.kind !== 'message' || event.name !== 'application_data' || event.direction !== 'sent') return [];
    const record = trace[event.carriers?.[0]?.id ?? -1];
    return record?.kind === 'message' && record.protection !== undefined ? [record.protection.algorithm] : [];
  });
}
