import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import { count, portToListenOn } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';

/** The options of `cutaway tls serve`, as commander names them. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly cert?: string;
  readonly key?: string;
  readonly name?: readonly string[];
  readonly alpn: string;
  readonly clientCa?: string;
  readonly connections?: number;
  readonly keylog?: string;
  readonly hex?: true;
  readonly json?: true;
}

/** `cutaway tls serve`. */
export function serveCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('serve')
    .description(say('serve.summary'))
    .option('--port <port>', say('serve.option.port'), portToListenOn, 8443)
    .option('--host <address>', say('serve.option.host'), '127.0.0.1')
    .option('--cert <file>', say('serve.option.cert'))
    .option('--key <file>', say('serve.option.key'))
    .option('--name <names...>', say('serve.option.name'))
    .option('--alpn <protocols>', say('serve.option.alpn'), 'http/1.1')
    .option('--client-ca <file>', say('serve.option.clientCa'))
    .option('--connections <count>', say('serve.option.connections'), count)
    .option('--keylog <file>', say('tls.option.keylog'))
    .option('--hex', say('tls.option.hex'))
    .option('--json', say('serve.option.json'))
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('./serve.js');
      finish(await runServe(options, context));
    });
}
