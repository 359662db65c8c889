import { Command } from 'commander';
import { count, portToListenOn } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';

/** The options of `cutaway ssh serve`, as commander names them. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly hostKey?: readonly string[];
  readonly authorizedKeys?: readonly string[];
  readonly passwordFile?: string;
  readonly git?: string;
  readonly readOnly?: true;
  readonly allowExec?: true;
  readonly connections?: number;
  readonly quiet?: true;
  readonly hex?: true;
  readonly json?: true;
}

/** `cutaway ssh serve`. */
export function serveCommand(context: RunContext, finish: (code: number) => void): Command {
  const { say } = context;
  const list = (value: string, before: readonly string[] = []): string[] => [...before, value];
  return new Command('serve')
    .description(say('sshServe.summary'))
    .option('--port <port>', say('serve.option.port'), portToListenOn, 2222)
    .option('--host <address>', say('serve.option.host'), '127.0.0.1')
    .option('--host-key <file>', say('sshServe.option.hostKey'), list)
    .option('--authorized-keys <file>', say('sshServe.option.authorizedKeys'), list)
    .option('--password-file <file>', say('sshServe.option.passwordFile'))
    .option('--git <folder>', say('sshServe.option.git'))
    .option('--read-only', say('sshServe.option.readOnly'))
    .option('--allow-exec', say('sshServe.option.allowExec'))
    .option('--connections <count>', say('serve.option.connections'), count)
    .option('-q, --quiet', say('sshServe.option.quiet'))
    .option('--hex', say('tls.option.hex'))
    .option('--json', say('serve.option.json'))
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('./serve.js');
      finish(await runServe(options, context));
    });
}
