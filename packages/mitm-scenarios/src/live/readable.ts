import { fromUtf8 } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';

/** Bytes as text; empty when they are none. */
export function readable(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch (error) {
    if (error instanceof CutawayError) return '';
    throw error;
  }
}
