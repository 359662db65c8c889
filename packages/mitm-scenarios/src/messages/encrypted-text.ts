import { opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** Text encrypted to an RSA key itself, with OAEP (RFC 8017 §7.1). */
export interface EncryptedText {
  encrypted_text: Uint8Array;
}

export const EncryptedText: Message<EncryptedText> = message(
  'encrypted_text',
  struct<EncryptedText>('EncryptedText', { encrypted_text: opaque16() }),
);
