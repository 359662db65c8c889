import { opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** One side's public value of an X25519 exchange (RFC 7748 §6.1). */
export interface KeyShare {
  /** 32 bytes. */
  key_exchange: Uint8Array;
}

export const KeyShare: Message<KeyShare> = message(
  'key_share',
  struct<KeyShare>('KeyShare', { key_exchange: opaque16() }),
);
