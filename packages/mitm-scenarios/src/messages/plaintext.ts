import { opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** Text in the clear. */
export interface Plaintext {
  content: Uint8Array;
}

export const Plaintext: Message<Plaintext> = message(
  'plaintext',
  struct<Plaintext>('Plaintext', { content: opaque16() }),
);
