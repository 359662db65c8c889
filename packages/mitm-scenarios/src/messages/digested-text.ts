import { opaque8, opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** Text in the clear with a digest over it. */
export interface DigestedText {
  content: Uint8Array;
  /** SHA-256 of `content`: 32 bytes. */
  digest: Uint8Array;
}

export const DigestedText: Message<DigestedText> = message(
  'digested_text',
  struct<DigestedText>('DigestedText', { content: opaque16(), digest: opaque8() }),
);
