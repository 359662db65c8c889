import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '@cutaway/mitm-scenarios/intercept';
import type { CliPhraseKey } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { styleFor } from '../../terminal/style.js';
import { wrap } from '../../terminal/wrap.js';
import { isLoopback, written } from './addresses.js';

/** Says a sentence on stderr, at most as wide as the terminal. */
export function announce(context: RunContext, key: CliPhraseKey, values: Readonly<Record<string, unknown>> = {}): void {
  const { width } = styleFor(process.stderr, context.env);
  for (const line of wrap(context.say(key, values), width)) context.note(line);
}

/** Warns when others than this machine can reach the interception. */
export function warnUnlessLoopback(listen: Address, context: RunContext): void {
  if (!isLoopback(listen.host)) announce(context, 'intercept.reachable', { address: written(listen) });
}

/** An address that cannot be listened on, as a failure of the command. */
export function listenFailure(error: unknown, listen: Address): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== 'listen' && syscall !== 'bind' && syscall !== 'getaddrinfo') return error;
  return new Failure(ExitCode.connection, 'serve.listenFailed', { address: written(listen), code: code ?? '' }, error);
}

/** Writes a public file to where it was asked for, or into a folder of its own. */
export function writePublic(name: string, text: string, wanted: string | undefined): { file: string; folder?: string } {
  const folder = wanted === undefined ? mkdtempSync(join(tmpdir(), 'cutaway-intercept-')) : undefined;
  const file = wanted ?? join(folder as string, name);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw fileFailure('file.unwritable', file, error);
  }
  return folder === undefined ? { file } : { file, folder };
}

/** Waits until so many connections have ended, or the command is interrupted. */
export class Ending {
  readonly reached: Promise<void>;
  private readonly limit: number;
  private ended = 0;
  private stop = (): void => {};

  /** @throws {Failure} for a count that is none. */
  constructor(count: string | undefined) {
    if (count !== undefined && !/^[1-9]\d{0,8}$/.test(count)) {
      throw new Failure(ExitCode.usage, 'usage.badValue', {
        value: count,
        option: '--connections',
        allowed: '1, 2, 3 …',
      });
    }
    this.limit = count === undefined ? Number.POSITIVE_INFINITY : Number(count);
    this.reached = new Promise((resolve) => {
      this.stop = resolve;
    });
    process.once('SIGINT', this.stop);
    process.once('SIGTERM', this.stop);
  }

  connectionEnded(): void {
    if (++this.ended >= this.limit) this.stop();
  }
}
