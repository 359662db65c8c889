import { opaque8, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** A symmetric key, in the clear. */
export interface SymmetricKey {
  /** 32 bytes, for AES-256-GCM. */
  key: Uint8Array;
}

export const SymmetricKey: Message<SymmetricKey> = message(
  'symmetric_key',
  struct<SymmetricKey>('SymmetricKey', { key: opaque8() }),
);
