import type { CutawayError } from '@cutaway/primitives/errors';
import { CutawayError as AnyCutawayError } from '@cutaway/primitives/errors';
import type { Random } from './random.js';

/** What an input did wrong. */
export class Finding extends Error {
  override readonly name: string = 'Finding';
}

/**
 * One run over one input. Throws when it goes wrong.
 *
 * @param keep takes the bytes that are given to what is tried.
 * @returns how it ended: the code of an error, or another word.
 */
export type Attempt = (random: Random, keep: (bytes: Uint8Array) => void) => string | Promise<string>;

/** Something that reads bytes of strangers. */
export interface Target {
  readonly name: string;
  /** Inputs of a run in continuous integration. */
  readonly inputs: number;
  /** Makes the corpus; the same in every run. */
  prepare(): Attempt | Promise<Attempt>;
}

/** Runs something that may throw errors of ours alone. @returns the error. */
export function onlyTypedErrors(run: () => unknown): CutawayError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof AnyCutawayError) return error;
    throw error;
  }
}
