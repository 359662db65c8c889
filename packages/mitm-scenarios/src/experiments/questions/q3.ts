import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import { tls12Rsa } from '../../rungs/tls12-rsa.js';
import type { Experiment } from '../experiment.js';
import { passed, secretOf, sent } from '../transcript.js';

/** RSA and ECDHE: what is encrypted, what is signed, with which key? */
export const q3: Experiment = {
  kind: 'question',
  id: 'q3',
  run({ cell, observe, row }) {
    const rsa = cell(tls12Rsa as Rung, eavesdrop).trace;
    const decryption = secretOf(rsa, 'server', 'pre_master_secret')?.function ?? '';
    observe('rsa-encrypts', decryption.startsWith('RSAES'), { function: decryption }, 'RFC 5246 §7.4.7.1');
    const signed = [...sent(rsa, 'server', 'ServerKeyExchange'), ...sent(rsa, 'server', 'CertificateVerify')];
    observe('rsa-signs-nothing', signed.length === 0, {}, 'RFC 5246 §7.4.3');

    const ecdhe = cell(tls12Ecdhe as Rung, eavesdrop).trace;
    observe('ecdhe-signs', passed(ecdhe, 'client', 'server_key_exchange_signature'), {}, 'RFC 8422 §5.4');
    const agreement = secretOf(ecdhe, 'server', 'pre_master_secret')?.function ?? '';
    observe('ecdhe-encrypts-nothing', agreement === 'x25519', { function: agreement }, 'RFC 8422 §5.10');
    row({ exchange: 'RSA', certificateKey: 'decrypts', preMaster: decryption });
    row({ exchange: 'ECDHE', certificateKey: 'signs', preMaster: agreement });
  },
};
