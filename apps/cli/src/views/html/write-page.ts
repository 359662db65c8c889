import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { fileFailure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';

/** The options of every command that can show its result as a page. */
export interface PageOptions {
  /** Where to write the page; `-` for stdout, in place of the text. */
  readonly html?: string;
  /** Whether to show it in a browser. */
  readonly open?: true;
}

export function withPageOptions(command: Command, { say }: Pick<RunContext, 'say'>): Command {
  return command.option('--html <file>', say('html.option.html')).option('--open', say('html.option.open'));
}

/** Whether a page is wanted. */
export function wantsPage({ html, open }: PageOptions): boolean {
  return html !== undefined || open === true;
}

/**
 * Writes a page where the options say, and opens it when they do.
 *
 * @param secret whether only the owner may read the file, because it has the secrets of a connection.
 * @throws {Failure} when the file cannot be written.
 */
export function deliverPage(content: string, options: PageOptions, context: RunContext, secret = false): void {
  const { html, open } = options;
  if (html === '-') {
    context.print(content.trimEnd());
    return;
  }
  if (!wantsPage(options)) return;
  const file = html ?? join(mkdtempSync(join(tmpdir(), 'cutaway-')), 'trace.html');
  try {
    writeFileSync(file, content, { mode: secret ? 0o600 : 0o644 });
    if (secret) chmodSync(file, 0o600);
  } catch (cause) {
    throw fileFailure('file.unwritable', file, cause);
  }
  context.note(context.say(secret ? 'html.writtenSecret' : 'html.written', { file }));
  if (open === true) openInBrowser(resolve(file), context);
}

/** The program that opens a file as a click on it would. */
function opener(file: string): readonly [string, readonly string[]] {
  if (process.platform === 'darwin') return ['open', [file]];
  // `start` takes its first quoted argument for a title.
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '""', file]];
  return ['xdg-open', [file]];
}

function openInBrowser(file: string, { note, say }: RunContext): void {
  const [program, args] = opener(file);
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => note(say('html.notOpened', { program, file })));
  child.unref();
}

/** The context of a run whose text gives way to the page on stdout. */
export function besidePage(file: string | undefined, context: RunContext): RunContext {
  return file === '-' ? { ...context, print: () => {} } : context;
}
