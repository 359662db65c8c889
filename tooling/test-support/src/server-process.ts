import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll } from 'vitest';

/** A peer program that listens on loopback. */
export interface RunningServer {
  readonly port: number;
  /** What it has printed so far. */
  readonly output: () => string;
  /** Waits until it has printed something. */
  readonly prints: (what: string | RegExp) => Promise<string>;
  /** Types a line. */
  readonly type: (line: string) => void;
  readonly stop: () => void;
}

const running = new Set<ChildProcess>();

// While a test file is read: a hook that is asked for within a test or another hook never runs.
afterAll(() => {
  for (const one of running) one.kill('SIGKILL');
});

function track(child: ChildProcess): void {
  running.add(child);
  child.on('exit', () => running.delete(child));
}

/** Starts a program and waits until it says which port it listens on. */
export async function startServer(program: string, args: readonly string[], port: RegExp): Promise<RunningServer> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  track(child);
  let output = '';
  const found = await new Promise<number>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      output += bytes.toString('latin1');
      const match = port.exec(output);
      if (match !== null) resolve(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`${program} ended with ${code}: ${output}`)));
  });
  const prints = async (what: string | RegExp): Promise<string> => {
    while (output.search(what) === -1) await new Promise((resolve) => setTimeout(resolve, 5));
    return output;
  };
  return {
    port: found,
    output: () => output,
    prints,
    type: (line) => child.stdin.write(`${line}\n`),
    stop: () => child.kill('SIGKILL'),
  };
}
