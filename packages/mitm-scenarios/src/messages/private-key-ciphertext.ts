import { opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** Text "encrypted with the private key": whoever has the public key can read it. */
export interface PrivateKeyCiphertext {
  ciphertext: Uint8Array;
}

export const PrivateKeyCiphertext: Message<PrivateKeyCiphertext> = message(
  'private_key_ciphertext',
  struct<PrivateKeyCiphertext>('PrivateKeyCiphertext', { ciphertext: opaque16() }),
);
