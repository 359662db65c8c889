import { equal, fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import { privateKeyEncrypt, publicKeyRecover } from '../../rungs/private-key-encryption.js';
import type { Experiment } from '../experiment.js';
import { refusal } from '../refusal.js';

/** If everyone with the public key can open what the private key "encrypted", how does it prove identity? */
export const q4: Experiment = {
  kind: 'question',
  id: 'q4',
  run({ lab, observe }) {
    const server = lab.rsaKeyPair('server');
    const attacker = lab.rsaKeyPair('attacker');
    const text = utf8('I am bank.example');
    const made = privateKeyEncrypt(server.privateKey, text);
    const opened = publicKeyRecover(server.publicKey, made);
    observe('all-can-read', equal(opened, text), { text: fromUtf8(opened) }, 'RFC 8017 §5.2.2');
    const forged = privateKeyEncrypt(attacker.privateKey, text);
    const code = refusal(() => publicKeyRecover(server.publicKey, forged));
    observe('one-can-write', code === 'crypto/decryption-failed', { code }, 'RFC 8017 §5.2.1');

    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
    const challenge = lab.random('challenge')(32);
    const answer = lab.crypto.sign(algorithm, server.privateKey, challenge);
    const verify = (message: Uint8Array): boolean => lab.crypto.verify(algorithm, server.publicKey, message, answer);
    observe('challenge-answered', verify(challenge), {}, 'RFC 8017 §8.2');
    observe('not-again', !verify(lab.random('another challenge')(32)));
  },
};
