import { opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** A session key of 32 bytes, encrypted to an RSA key with OAEP (RFC 8017 §7.1). */
export interface EncryptedKey {
  encrypted_key: Uint8Array;
}

export const EncryptedKey: Message<EncryptedKey> = message(
  'encrypted_key',
  struct<EncryptedKey>('EncryptedKey', { encrypted_key: opaque16() }),
);
