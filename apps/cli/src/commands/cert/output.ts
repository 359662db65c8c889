import { existsSync, writeFileSync } from 'node:fs';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';

/** Writes a file that was not there before, or any with `force`. Private keys are for their owner alone. */
export function writeNew(
  file: string,
  content: string | Uint8Array,
  { force = false, secret = false }: { readonly force?: boolean | undefined; readonly secret?: boolean },
): void {
  if (!force && existsSync(file)) throw new Failure(ExitCode.usage, 'cert.exists', { file });
  try {
    writeFileSync(file, content, { mode: secret ? 0o600 : 0o644, flag: force ? 'w' : 'wx' });
  } catch (error) {
    throw fileFailure('file.unwritable', file, error);
  }
}
