import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import { seconds } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';
import { START_TLS_PROTOCOLS, type StartTlsProtocol } from '../../starttls/protocols.js';
import { type PageOptions, withPageOptions } from '../../views/html/write-page.js';
import type { PolicyOptions } from './policy.js';
import { serveCommand } from './serve-command.js';

/** The options of `cutaway tls`, as commander names them. */
export interface TlsOptions extends PolicyOptions, PageOptions {
  readonly ca?: string;
  readonly servername?: string;
  readonly path: string;
  readonly send?: string;
  readonly timeout: number;
  readonly hex?: true;
  readonly json?: true;
  readonly keylog?: string;
  readonly alpn?: string;
  readonly starttls?: StartTlsProtocol;
  readonly cert?: string;
  readonly key?: string;
  readonly resume?: true;
  readonly insecureNoVerify?: true;
}

/** `cutaway tls HOST[:PORT]`. */
export function tlsCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return withPageOptions(new Command('tls'), context)
    .description(say('tls.summary'))
    .enablePositionalOptions()
    .argument('<host[:port]>', say('tls.argument.target'))
    .option('--ca <file>', say('tls.option.ca'))
    .option('--servername <name>', say('tls.option.servername'))
    .option('--path <path>', say('tls.option.path'), '/')
    .option('--send <file>', say('tls.option.send'))
    .option('--timeout <seconds>', say('tls.option.timeout'), seconds, 10)
    .addOption(new Option('--starttls <protocol>', say('tls.option.starttls')).choices(START_TLS_PROTOCOLS))
    .option('--alpn <protocols>', say('tls.option.alpn'))
    .option('--cert <file>', say('tls.option.cert'))
    .option('--key <file>', say('tls.option.key'))
    .option('--resume', say('tls.option.resume'))
    .option('--min <version>', say('tls.option.min'))
    .option('--max <version>', say('tls.option.max'))
    .option('--groups <names>', say('tls.option.groups'))
    .option('--pq', say('tls.option.pq'))
    .option('--ciphers <names>', say('tls.option.ciphers'))
    .option('--hex', say('tls.option.hex'))
    .option('--json', say('tls.option.json'))
    .option('--keylog <file>', say('tls.option.keylog'))
    .option('--insecure-no-verify', say('tls.option.noVerify'))
    .option('--insecure-static-rsa', say('tls.option.staticRsa'))
    .option('--insecure-lab', say('tls.option.lab'))
    .addCommand(serveCommand(context, finish))
    .action(async (target: string, options: TlsOptions) => {
      const { runTls } = await import('./run.js');
      finish(await runTls(target, options, context));
    });
}
