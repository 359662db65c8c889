import { openSync, writeSync } from 'node:fs';
import type { TraceListener } from '@cutaway/primitives/trace';
import { fileFailure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { styleFor } from '../../terminal/style.js';
import { AnnotatedTrace } from '../../views/annotated-trace.js';
import type { SshOptions } from './command.js';
import { sentences } from './sentences.js';

/**
 * Where what happens on the connection is shown: on stderr or in a file, explained or as NDJSON. Standard output belongs
 * to the remote program.
 *
 * @param lineEnd of a terminal that a remote program draws on, another one.
 * @throws {Failure} when the file cannot be written.
 */
export function traceOutput(
  { trace, traceFile, hex, json }: SshOptions,
  context: RunContext,
  lineEnd: () => string,
): TraceListener | undefined {
  if (trace !== true && json !== true && traceFile === undefined) return undefined;
  const { language, note, say, env } = context;
  const print = traceFile === undefined ? toStderr(lineEnd) : toFile(traceFile);
  if (traceFile !== undefined) note(say('ssh.traceWarning', { file: traceFile }));
  if (json === true) return (event) => print(JSON.stringify({ schemaVersion: 1, ...event }));
  const style = styleFor(traceFile === undefined ? process.stderr : {}, traceFile === undefined ? env : {});
  const view = new AnnotatedTrace({ style, language, catalogue: sentences, hex: hex === true, print });
  return (event) => view.show(event);
}

function toStderr(lineEnd: () => string): (line: string) => void {
  return (line) => process.stderr.write(line + lineEnd());
}

/** Written at once: the last lines before a crash are those that matter. */
function toFile(file: string): (line: string) => void {
  try {
    const descriptor = openSync(file, 'w', 0o600);
    return (line) => writeSync(descriptor, `${line}\n`);
  } catch (error) {
    throw fileFailure('file.unwritable', file, error);
  }
}
