import { closeSync, existsSync, fchmodSync, fstatSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { ExitCode } from './exit-code.js';
import { Failure, fileFailure } from './failure.js';

/** The bytes of a file, or of standard input for `-`. @throws {Failure} */
export function readBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw fileFailure('file.unreadable', file, error);
  }
}

/** A text file, or standard input for `-`. @throws {Failure} */
export function readText(file: string): string {
  return new TextDecoder().decode(readBytes(file));
}

/**
 * The first line of a file, or of standard input for `-`, as passwords and passphrases are given.
 *
 * @throws {Failure} also when there is nothing on it.
 */
export function readSecret(file: string): string {
  const [line = ''] = readText(file).split(/\r?\n/, 1);
  if (line === '') throw new Failure(ExitCode.input, 'file.emptyFirstLine', { file });
  return line;
}

/** Writes a file that was not there before, or any with `force`. Private keys are for their owner alone. */
export function writeNew(
  file: string,
  content: string | Uint8Array,
  { force = false, secret = false }: { readonly force?: boolean | undefined; readonly secret?: boolean },
): void {
  if (!force && existsSync(file)) throw new Failure(ExitCode.usage, 'file.exists', { file });
  try {
    const descriptor = openSync(file, force ? 'w' : 'wx', secret ? 0o600 : 0o644);
    try {
      // A file that was there keeps its mode, which may let others read.
      if (secret && fstatSync(descriptor).isFile()) fchmodSync(descriptor, 0o600);
      writeFileSync(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw fileFailure('file.unwritable', file, error);
  }
}
