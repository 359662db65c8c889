import { fixed, opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** Text encrypted with AES-256-GCM (NIST SP 800-38D). */
export interface Ciphertext {
  nonce: Uint8Array;
  /** As long as the text, and a tag of 16 bytes. */
  ciphertext: Uint8Array;
}

export const Ciphertext: Message<Ciphertext> = message(
  'ciphertext',
  struct<Ciphertext>('Ciphertext', { nonce: fixed(12), ciphertext: opaque16() }),
);
