import { equal, utf8 } from '@cutaway/primitives/bytes';
import type { KeyGeneration, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { privateKeyEncrypt, publicKeyRecover } from '../../rungs/private-key-encryption.js';
import type { Experiment } from '../experiment.js';
import { refusal } from '../refusal.js';

const OTHERS: readonly [KeyGeneration, SignatureAlgorithm][] = [
  [
    { type: 'EC', curve: 'P-256' },
    { name: 'ECDSA', hash: 'SHA-256' },
  ],
  [{ type: 'Ed25519' }, { name: 'Ed25519' }],
];

/** "Encrypting with the private key" as the meaning of a signature. */
export const privateKeyEncryption: Experiment = {
  kind: 'erratum',
  id: 'private-key-encryption',
  run({ lab, observe, row }) {
    const text = utf8('signed text');
    const rsa = lab.rsaKeyPair('server');
    const recovered = publicKeyRecover(rsa.publicKey, privateKeyEncrypt(rsa.privateKey, text));
    observe('true-for-pkcs1', equal(recovered, text), {}, 'RFC 8017 §8.2.1');

    const pss = { name: 'RSASSA-PSS', hash: 'SHA-256' } as const;
    const signature = lab.crypto.sign(pss, rsa.privateKey, text, lab.random('pss'));
    const again = lab.crypto.sign(pss, rsa.privateKey, text, lab.random('pss again'));
    const opened = refusal(() => publicKeyRecover(rsa.publicKey, signature));
    observe('not-for-pss', opened === 'crypto/decryption-failed' && !equal(signature, again), {}, 'RFC 8017 §8.1.1');

    let onlySign = true;
    for (const [kind, algorithm] of OTHERS) {
      const { publicKey, privateKey } = lab.crypto.generateKeyPair(kind, lab.random(algorithm.name));
      const made = lab.crypto.sign(algorithm, privateKey, text, lab.random(`${algorithm.name} signature`));
      const signs = lab.crypto.verify(algorithm, publicKey, text, made);
      const code = refusal(() => lab.crypto.encrypt({ name: 'RSAES-PKCS1-v1_5' }, publicKey, text));
      row({ algorithm: algorithm.name, signs, encrypts: code === '' });
      onlySign &&= signs && code !== '';
    }
    observe('not-for-curves', onlySign);
  },
};
