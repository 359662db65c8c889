import type { ErrorContext } from '@cutaway/primitives/errors';
import type { CliPhraseKey } from './catalogue/index.js';
import type { ExitCode } from './exit-code.js';

/** Ends a command with a sentence from the catalogue and an exit code. */
export class Failure extends Error {
  readonly exitCode: ExitCode;
  readonly key: CliPhraseKey;
  readonly context: ErrorContext;

  constructor(exitCode: ExitCode, key: CliPhraseKey, context: ErrorContext = {}, cause?: unknown) {
    super(key, cause === undefined ? undefined : { cause });
    this.exitCode = exitCode;
    this.key = key;
    this.context = context;
  }
}
