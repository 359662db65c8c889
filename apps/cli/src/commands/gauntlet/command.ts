import type { ClientProtocol, Severity } from '@cutaway/mitm-scenarios/gauntlet';
import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import { withNotes } from '../../help/notes.js';
import type { RunContext } from '../../run-context.js';

/** The options of `cutaway gauntlet tls`, `ssh` and so on, as commander names them. */
export interface GauntletRunOptions {
  readonly client?: string;
  readonly name?: string;
  readonly trigger?: string;
  readonly listen?: string | true;
  readonly host?: string;
  readonly case?: readonly string[];
  readonly stdin?: string;
  readonly jobs?: string;
  readonly timeout: string;
  readonly json?: true;
  readonly tap?: true;
  readonly output?: string;
  readonly junit?: string;
  readonly sarif?: string;
  readonly html?: string;
  readonly baseline?: string;
  readonly failOn: Severity;
}

const PROTOCOLS: readonly ClientProtocol[] = ['tls', 'ssh', 'smtp', 'imap', 'pop3'];

/** `cutaway gauntlet tls|ssh|smtp|imap|pop3|list|clients|serve|compare`. */
export function gauntletCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const gauntlet = new Command('gauntlet').description(say('gauntlet.summary'));
  for (const protocol of PROTOCOLS) gauntlet.addCommand(runCommand(protocol, context, finish));
  gauntlet
    .command('list')
    .description(say('gauntlet.list.summary'))
    .addOption(new Option('--json', say('gauntlet.option.json')))
    .action(async ({ json }: { readonly json?: true }) => {
      const { listCases } = await import('./list.js');
      finish(listCases(json === true, context));
    });
  gauntlet
    .command('clients')
    .description(say('gauntlet.clients.summary'))
    .argument('[name]', say('gauntlet.clients.argument'))
    .addOption(new Option('--json', say('gauntlet.option.json')))
    .action(async (name: string | undefined, { json }: { readonly json?: true }) => {
      const { listClients } = await import('./clients.js');
      finish(listClients(name, json === true, context));
    });
  gauntlet
    .command('serve')
    .description(say('gauntlet.serve.summary'))
    .argument('<case>', say('gauntlet.serve.argument'))
    .option('--twin', say('gauntlet.serve.twin'))
    .option('-p, --port <port>', say('gauntlet.serve.port'), '0')
    .option('--listen <address>', say('gauntlet.serve.listen'), '127.0.0.1')
    .action(async (id: string, options: { twin?: true; port: string; listen: string }) => {
      const { serveCase } = await import('./serve.js');
      finish(await serveCase(id, options, context));
    });
  gauntlet
    .command('compare')
    .description(say('gauntlet.compare.summary'))
    .argument('<reports...>', say('gauntlet.compare.argument'))
    .option('--html', say('gauntlet.compare.html'))
    .action(async (files: readonly string[], { html }: { readonly html?: true }) => {
      const { compare } = await import('./compare.js');
      finish(compare(files, html === true, context));
    });
  return gauntlet;
}

function runCommand(protocol: ClientProtocol, context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const command = new Command(protocol)
    .description(say(`gauntlet.${protocol}.summary`))
    .argument('[command...]', say('gauntlet.argument.command'))
    .option('--client <name>', say('gauntlet.option.client'))
    .option('--trigger <url>', say('gauntlet.option.trigger'))
    .option('--name <name>', say('gauntlet.option.name'))
    .option('--case <ids...>', say('gauntlet.option.case'))
    .option('--stdin <text>', say('gauntlet.option.stdin'))
    .option('--jobs <count>', say('gauntlet.option.jobs'))
    .option('--timeout <seconds>', say('gauntlet.option.timeout'), '10')
    .option('--json', say('gauntlet.option.json'))
    .option('--tap', say('gauntlet.option.tap'))
    .option('-o, --output <file>', say('gauntlet.option.output'))
    .option('--junit <file>', say('gauntlet.option.junit'))
    .option('--sarif <file>', say('gauntlet.option.sarif'))
    .option('--html <file>', say('gauntlet.option.html'))
    .option('--baseline <file>', say('gauntlet.option.baseline'))
    .addOption(
      new Option('--fail-on <severity>', say('gauntlet.option.failOn'))
        .choices(['critical', 'high', 'medium', 'low'])
        .default('low'),
    )
    .action(async (argv: readonly string[], options: GauntletRunOptions) => {
      const { runClientThroughGauntlet } = await import('./run.js');
      finish(await runClientThroughGauntlet(protocol, argv, options, context));
    });
  withNotes(command, say('gauntlet.help', { placeholders: placeholders(protocol) }));
  if (protocol !== 'tls') return command;
  return command
    .option('--listen [address]', say('gauntlet.option.listen'))
    .option('--host <name>', say('gauntlet.option.host'));
}

/** As `PLACEHOLDERS` has them; written here so that the help loads nothing. A test compares. */
function placeholders(protocol: ClientProtocol): string {
  if (protocol === 'ssh') return '{host} {port} {known_hosts} {host_key} {identity} {user} {password} {cmd} {home}';
  const login = protocol === 'tls' ? '' : ' {user} {password}';
  return `{url} {host} {port} {ca} {ca_dir} {truststore_p12}${login} {nonce} {home}`;
}
