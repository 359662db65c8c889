import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// The built program as a process, as a user has it. `npm test` builds it first.
export const main: string = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** How a process ended and what it wrote. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a process runs. */
export interface ProcessOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end. Servers in the test's own process can answer it meanwhile. */
export function runProcess(program: string, args: readonly string[], options: ProcessOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: options.cwd, TZ: 'UTC', ...options.env },
      // A session of its own: no terminal to ask on.
      detached: true,
      timeout: 30_000,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    // A program that does not read its input ends before all is written.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** Runs the command line in a folder, which is also the home. */
export function cutaway(args: readonly string[], options: ProcessOptions): Promise<Outcome> {
  return runProcess(process.execPath, [main, ...args], options);
}

/** A text without the ends of its lines, wherever sentences were broken. Chinese has no blank in their place. */
export function inOneLine(text: string): string {
  return text
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\n|\n(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/\s+/g, ' ');
}
