import { writeFileSync } from 'node:fs';
import { fileFailure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';

/** @throws {Failure} when the file cannot be written. @param file `-` for stdout. */
export function writePage(file: string, content: string, { print, note, say }: RunContext): void {
  if (file === '-') {
    print(content.trimEnd());
    return;
  }
  try {
    writeFileSync(file, content);
  } catch (cause) {
    throw fileFailure('file.unwritable', file, cause);
  }
  note(say('html.written', { file }));
}

/** The context of a run whose text gives way to the page on stdout. */
export function besidePage(file: string | undefined, context: RunContext): RunContext {
  return file === '-' ? { ...context, print: () => {} } : context;
}
