import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { needs, SYSTEM_PYTHON } from '@cutaway/test-support/peers';
import { afterAll } from 'vitest';
import type { Context } from './openssh.js';

/**
 * A Python program that reads a line of JSON for each thing to do and writes a line of JSON when it is done; one
 * process for a whole test file, because Python's libraries take long to load.
 */
export class PythonPeer {
  readonly #script: string;
  #child: ChildProcessWithoutNullStreams | undefined;
  #waiting: ((answer: string) => void)[] = [];
  #errors = '';

  /** @param script calls `answer(...)`, which is defined in front of it, once for each line of `requests()`. */
  constructor(script: string) {
    this.#script = FRAME + script;
    afterAll(() => {
      this.#child?.kill();
    });
  }

  /** @throws {Error} with what the program wrote, when it ends or says that something failed. */
  async ask<Answer extends object>(ctx: Context, request: object): Promise<Answer> {
    needs(ctx, 'python3');
    this.#child ??= this.#start();
    const { stdin } = this.#child;
    const line = await new Promise<string>((resolve) => {
      this.#waiting.push(resolve);
      stdin.write(`${JSON.stringify(request)}\n`);
    });
    const answer = JSON.parse(line) as Answer | { error: string };
    if ('error' in answer) throw new Error(answer.error);
    return answer;
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn(SYSTEM_PYTHON, ['-W', 'ignore', '-c', this.#script]);
    child.stderr.on('data', (part: Buffer) => {
      this.#errors += part.toString();
    });
    createInterface(child.stdout).on('line', (line) => this.#waiting.shift()?.(line));
    child.on('close', () => {
      for (const resolve of this.#waiting.splice(0)) resolve(JSON.stringify({ error: `ended: ${this.#errors}` }));
    });
    return child;
  }
}

const FRAME = `
import json, sys, traceback

def answer(**fields):
    print(json.dumps(fields), flush=True)

def requests():
    for line in sys.stdin:
        yield json.loads(line)
`;
