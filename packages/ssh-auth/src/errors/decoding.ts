import type { Place } from '@cutaway/primitives/errors';
import { WireError } from '@cutaway/primitives/wire';
import { SshError, type SshErrorCode } from './ssh-error.js';

/**
 * Runs a decoder of somebody else's bytes. What it finds wrong becomes an {@link SshError} with the code of what was
 * decoded; `reason` in the context is the {@link WireError}'s code, and its place is kept.
 */
export function decoding<T>(
  code: SshErrorCode,
  { rule, ...place }: { readonly rule?: string } & Pick<Place, 'message' | 'path'>,
  read: () => T,
): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    if (place.path !== undefined) error.within(place.path);
    throw new SshError(code, {
      context: { reason: error.code, ...error.context },
      place: { ...error.place, ...(place.message === undefined ? {} : { message: place.message }) },
      cause: error,
      ...(rule === undefined ? {} : { rule }),
    });
  }
}
