import { toHex } from '@cutaway/primitives/bytes';
import { parseCertificate } from '@cutaway/x509/certificate';
import { stolenSessionKey } from '../../attackers/stolen-session-key.js';
import { certified } from '../../lab/certified.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import type { Experiment } from '../experiment.js';
import { fieldOf, passed, sent } from '../transcript.js';

/** Does a server have two key pairs, that of the certificate and an ephemeral one? Which signs which? */
export const q8: Experiment = {
  kind: 'question',
  id: 'q8',
  run({ lab, cell, observe }) {
    const { trace } = cell(tls12Ecdhe as Rung, stolenSessionKey);
    const shares = sent(trace, 'server', 'ServerKeyExchange').map((message) => fieldOf(message, 'public')?.value);
    observe('new-each-time', shares.length === 2 && shares[0] !== shares[1], { sessions: shares.length });
    const shown = sent(trace, 'server', 'Certificate').map(({ bytes }) => bytes);
    observe('one-certificate', shown.length === 2 && shown[0] === shown[1], { sessions: shown.length });
    const signed = passed(trace, 'client', 'server_key_exchange_signature');
    observe('certificate-signs-share', signed, {}, 'RFC 8422 §5.4');
    const [leaf = new Uint8Array(0)] = certified(lab, 'genuine', 'intermediate', (owner) => lab.ecKeyPair(owner)).chain;
    const inCertificate = toHex(parseCertificate(leaf).subjectPublicKeyInfo.bytes);
    observe('not-the-same', !shares.some((share) => inCertificate.includes(String(share))));
  },
};
