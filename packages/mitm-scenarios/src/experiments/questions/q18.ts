import type { KeyPair } from '@cutaway/primitives/crypto';
import { privateKeyEncrypt, publicKeyRecover } from '../../rungs/private-key-encryption.js';
import type { Experiment } from '../experiment.js';
import { refusal } from '../refusal.js';

/** Why does the server not simply encrypt ServerParams with its private key? */
export const q18: Experiment = {
  kind: 'question',
  id: 'q18',
  run({ lab, observe }) {
    const rsa = lab.rsaKeyPair('server');
    const params = lab.random('server params')(69);
    const hidden = privateKeyEncrypt(rsa.privateKey, params);
    observe('hides-nothing', publicKeyRecover(rsa.publicKey, hidden).length === params.length);

    // An ffdhe4096 group: p, g and the public value, each as long as p.
    const long = refusal(() => privateKeyEncrypt(rsa.privateKey, lab.random('long')(1030)));
    observe('too-long', long === 'crypto/message-too-long', { bytes: 1030, most: 245, code: long }, 'RFC 8017 §9.2');

    const elliptic: KeyPair = lab.crypto.generateKeyPair({ type: 'EC', curve: 'P-256' }, lab.random('q18'));
    const none = refusal(() => privateKeyEncrypt(elliptic.privateKey, params));
    observe('not-with-ecdsa', none === 'crypto/invalid-key', { code: none });

    const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;
    const signature = lab.crypto.sign(algorithm, elliptic.privateKey, params, lab.random('q18 signature'));
    const holds = lab.crypto.verify(algorithm, elliptic.publicKey, params, signature);
    observe('signature-does', holds, { bytes: signature.length }, 'RFC 8422 §5.4');
  },
};
