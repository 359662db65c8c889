import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';

/** Asks on the terminal and does not show what is typed. `undefined` when there is no terminal, or nothing was typed. */
export async function askSecretly(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true || stderr.isTTY !== true) return undefined;
  return (await askOn(stdin, stderr, question, false)) || undefined;
}

/**
 * Asks on the terminal this process belongs to, wherever its own streams lead; a program that pipes data through them
 * can still ask. Ctrl-C ends the process as it would have without the question.
 *
 * @param echo whether what is typed is shown.
 * @returns the line, which may be empty; `undefined` when there is no terminal, or its input has ended.
 */
export async function askOnTerminal(
  question: string,
  { echo }: { readonly echo: boolean },
): Promise<string | undefined> {
  let terminal: { input: ReadStream; output: WriteStream };
  try {
    terminal = { input: new ReadStream(openSync('/dev/tty', 'r')), output: new WriteStream(openSync('/dev/tty', 'w')) };
  } catch {
    return undefined;
  }
  try {
    return await askOn(terminal.input, terminal.output, question, echo);
  } finally {
    terminal.input.destroy();
    terminal.output.destroy();
  }
}

function askOn(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  question: string,
  echo: boolean,
): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: echo ? output : silent, terminal: true, historySize: 0 });
  // A line editor draws its line again and again: only the last line is its prompt.
  const lastLine = question.lastIndexOf('\n') + 1;
  output.write(echo ? question.slice(0, lastLine) : question);
  reader.setPrompt(question.slice(lastLine));
  return new Promise((resolve) => {
    reader.once('line', (line) => {
      // Before it is closed, which is told at once.
      resolve(line);
      reader.close();
      if (!echo) output.write('\n');
    });
    reader.once('close', () => resolve(undefined));
    reader.once('SIGINT', () => {
      output.write('\n');
      reader.close();
      process.kill(process.pid, 'SIGINT');
    });
    if (echo) reader.prompt();
  });
}
