import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { type PageOptions, withPageOptions } from '../../views/html/write-page.js';

/** What both interceptions take. */
export interface InterceptOptions extends PageOptions {
  readonly listen: string;
  readonly to?: string;
  readonly connections?: string;
  readonly json?: true;
}

/** The options of `cutaway intercept tls`, as commander names them. */
export interface InterceptTlsOptions extends InterceptOptions {
  readonly proxy?: true;
  readonly byServerName?: string | true;
  readonly present: string;
  readonly ca?: string;
  readonly caKey?: string;
  readonly caOut?: string;
  readonly upstreamCa?: string;
  readonly insecureNoVerify?: true;
  readonly resolve?: readonly string[];
  readonly trace?: true;
  readonly hex?: true;
  readonly keylog?: string;
  readonly pcap?: string;
}

/** The options of `cutaway intercept ssh`, as commander names them. */
export interface InterceptSshOptions extends InterceptOptions {
  readonly hostKey?: string;
  readonly knownHosts?: readonly string[];
  readonly insecureNoVerify?: true;
  readonly resolve?: readonly string[];
  readonly trace?: true;
  readonly hex?: true;
}

/** `cutaway intercept tls|ssh`. */
export function interceptCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const intercept = new Command('intercept').description(say('intercept.summary'));
  withPageOptions(intercept.command('tls'), context)
    .description(say('intercept.tls.summary'))
    .option('--to <host:port>', say('intercept.option.to'))
    .option('--proxy', say('intercept.option.proxy'))
    .option('--by-server-name [port]', say('intercept.option.byServerName'))
    .option('--listen <address:port>', say('intercept.option.listen'), '127.0.0.1:8443')
    .option('--present <certificate>', say('intercept.option.present'), 'trusted')
    .option('--ca <file>', say('intercept.option.ca'))
    .option('--ca-key <file>', say('intercept.option.caKey'))
    .option('--ca-out <file>', say('intercept.option.caOut'))
    .option('--upstream-ca <file>', say('intercept.option.upstreamCa'))
    .option('--insecure-no-verify', say('intercept.option.noVerify'))
    .option('--resolve <host:address...>', say('intercept.option.resolve'))
    .option('--connections <count>', say('serve.option.connections'))
    .option('--trace', say('intercept.option.trace'))
    .option('--hex', say('tls.option.hex'))
    .option('--keylog <file>', say('tls.option.keylog'))
    .option('--pcap <file>', say('intercept.option.pcap'))
    .option('--json', say('intercept.option.json'))
    .action(async (options: InterceptTlsOptions) => {
      const { runInterceptTls } = await import('./tls.js');
      finish(await runInterceptTls(options, context));
    });
  withPageOptions(intercept.command('ssh'), context)
    .description(say('intercept.ssh.summary'))
    .requiredOption('--to <host:port>', say('intercept.option.to'))
    .option('--listen <address:port>', say('intercept.option.listen'), '127.0.0.1:2222')
    .option('--host-key <file>', say('intercept.option.hostKey'))
    .option('--known-hosts <files...>', say('intercept.option.knownHosts'))
    .option('--insecure-no-verify', say('intercept.option.noVerify'))
    .option('--resolve <host:address...>', say('intercept.option.resolve'))
    .option('--connections <count>', say('serve.option.connections'))
    .option('--trace', say('intercept.option.trace'))
    .option('--hex', say('tls.option.hex'))
    .option('--json', say('intercept.option.json'))
    .action(async (options: InterceptSshOptions) => {
      const { runInterceptSsh } = await import('./ssh.js');
      finish(await runInterceptSsh(options, context));
    });
  return intercept;
}
