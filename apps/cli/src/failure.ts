import type { ErrorContext } from '@cutaway/primitives/errors';
import { type CliPhraseKey, cliCatalogue } from './catalogue/index.js';
import { ExitCode } from './exit-code.js';

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

/** A file that cannot be read or written, with the reason in the language of the run where it is a common one. */
export function fileFailure(key: 'file.unreadable' | 'file.unwritable', file: string, cause: unknown): Failure {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const reason = `file.${code}`;
  return new Failure(ExitCode.input, key, { file, reason: reason in cliCatalogue ? reason : code }, cause);
}
