import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks on the terminal and does not show what is typed. `undefined` when there is no terminal, or nothing was typed. */
export function askSecretly(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true || stderr.isTTY !== true) return Promise.resolve(undefined);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: silent, terminal: true });
  stderr.write(question);
  return new Promise((resolve) => {
    reader.once('line', (line) => {
      reader.close();
      stderr.write('\n');
      resolve(line === '' ? undefined : line);
    });
    reader.once('close', () => resolve(undefined));
    reader.once('SIGINT', () => {
      stderr.write('\n');
      reader.close();
    });
  });
}
