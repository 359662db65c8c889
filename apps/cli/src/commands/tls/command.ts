import { Command, InvalidArgumentError } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { serveCommand } from './serve-command.js';

/** The options of `cutaway tls`, as commander names them. */
export interface TlsOptions {
  readonly ca?: string;
  readonly servername?: string;
  readonly path: string;
  readonly timeout: number;
  readonly hex?: true;
  readonly json?: true;
  readonly keylog?: string;
  readonly insecureNoVerify?: true;
  readonly insecureStaticRsa?: true;
}

/** `cutaway tls HOST[:PORT]`. */
export function tlsCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('tls')
    .description(say('tls.summary'))
    .enablePositionalOptions()
    .argument('<host[:port]>', say('tls.argument.target'))
    .option('--ca <file>', say('tls.option.ca'))
    .option('--servername <name>', say('tls.option.servername'))
    .option('--path <path>', say('tls.option.path'), '/')
    .option('--timeout <seconds>', say('tls.option.timeout'), seconds, 10)
    .option('--hex', say('tls.option.hex'))
    .option('--json', say('tls.option.json'))
    .option('--keylog <file>', say('tls.option.keylog'))
    .option('--insecure-no-verify', say('tls.option.noVerify'))
    .option('--insecure-static-rsa', say('tls.option.staticRsa'))
    .addCommand(serveCommand(context, finish))
    .action(async (target: string, options: TlsOptions) => {
      const { runTls } = await import('./run.js');
      finish(await runTls(target, options, context));
    });
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new InvalidArgumentError('Allowed choices are 1 to 3600.');
  return value;
}
