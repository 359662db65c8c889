import { CutawayError } from '@cutaway/primitives/errors';

/** The code of the typed error an operation ends with; empty when it succeeds. */
export function refusal(operation: () => unknown): string {
  try {
    operation();
    return '';
  } catch (error) {
    if (error instanceof CutawayError) return error.code;
    throw error;
  }
}
