import { equal, fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import { indexOf } from '../../verdict/knowledge.js';
import type { Experiment } from '../experiment.js';
import { refusal } from '../refusal.js';

/** If the session key cannot be obtained, why protect integrity at all? */
export const q16: Experiment = {
  kind: 'question',
  id: 'q16',
  run({ lab, observe }) {
    const { crypto } = lab;
    const key = lab.symmetricKey('server');
    const order = utf8('to=bob&amount=100');
    const iv = lab.random('q16')(16);
    const ciphertext = crypto.encryptor('AES-256-CTR', key, iv).update(order);
    observe('unreadable', indexOf(ciphertext, utf8('amount')) < 0 && !equal(ciphertext, order));

    // Who guesses what stands in a place turns it into something else, without the key: c ⊕ guessed ⊕ wanted.
    const changed = ciphertext.slice();
    const place = order.length - 3;
    for (const [index, digit] of [...utf8('900')].entries()) {
      changed[place + index] = (changed[place + index] as number) ^ (order[place + index] as number) ^ digit;
    }
    const received = fromUtf8(crypto.decryptor('AES-256-CTR', key, iv).update(changed));
    observe(
      'changed-unread',
      received === 'to=bob&amount=900',
      { sent: fromUtf8(order), received },
      'NIST SP 800-38A §6.5',
    );

    const aead = crypto.aead('AES-256-GCM', key);
    const nonce = lab.random('q16 nonce')(12);
    const sealed = aead.seal(nonce, order, new Uint8Array(0));
    sealed[order.length - 3] = (sealed[order.length - 3] as number) ^ 8;
    const code = refusal(() => aead.open(nonce, sealed, new Uint8Array(0)));
    observe('tag-shows', code === 'crypto/authentication-failed', { code }, 'NIST SP 800-38D §7.2');
  },
};
