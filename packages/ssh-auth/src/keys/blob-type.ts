import { type Codec, decode, rest, struct, WireError } from '@cutaway/primitives/wire';
import { text } from '../wire/index.js';

/** The type at the start of a blob; empty when there is none. */
export function blobType(blob: Uint8Array): string {
  try {
    return decode(TypeOnly, blob).type;
  } catch (error) {
    if (error instanceof WireError) return '';
    throw error;
  }
}

const TypeOnly: Codec<{ type: string; fields: Uint8Array }> = struct<{ type: string; fields: Uint8Array }>('key', {
  type: text(),
  fields: rest,
});
