import { Command, CommanderError } from 'commander';
import { port } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';
import { type PageOptions, withPageOptions } from '../../views/html/write-page.js';
import { serveCommand } from './serve-command.js';

/** The options of `cutaway ssh`, as commander names them. */
export interface SshOptions extends PageOptions {
  readonly port?: number;
  readonly login?: string;
  readonly identity?: readonly string[];
  readonly jump?: string;
  readonly config?: string;
  readonly knownHosts?: readonly string[];
  readonly option?: readonly string[];
  readonly ipv4?: true;
  readonly ipv6?: true;
  readonly subsystem?: true;
  readonly stdin: boolean;
  readonly quiet?: true;
  readonly localForward?: readonly string[];
  readonly remoteForward?: readonly string[];
  readonly dynamicForward?: readonly string[];
  readonly forwardAgent?: true;
  readonly session?: boolean;
  readonly print?: true;
  readonly forceTty?: number;
  readonly tty: boolean;
  readonly trace?: true;
  readonly traceFile?: string;
  readonly hex?: true;
  readonly json?: true;
}

/** `cutaway ssh [user@]host [command…]`. */
export function sshCommand(context: RunContext, finish: (code: number) => void): Command {
  const { say } = context;
  const command = withOptions(new Command('ssh'), context)
    .description(say('ssh.summary'))
    .argument('<[user@]host>', say('ssh.argument.destination'))
    .argument('[command...]', say('ssh.argument.command'))
    // What stands behind the first word of the remote command is the remote command's.
    .passThroughOptions()
    .enablePositionalOptions()
    .addCommand(serveCommand(context, finish))
    .action(async (destination: string, rest: string[], options: SshOptions) => {
      const { remoteCommand, options: all } = optionsBehind(rest, options, context);
      const { runSsh } = await import('./run.js');
      finish(await runSsh(destination, remoteCommand, all, context));
    });
  return command;
}

function withOptions(command: Command, { say }: RunContext): Command {
  const list = (value: string, before: readonly string[] = []): string[] => [...before, value];
  return withPageOptions(command, { say })
    .option('-p, --port <port>', say('ssh.option.port'), port)
    .option('-l, --login <user>', say('ssh.option.login'))
    .option('-i, --identity <file>', say('ssh.option.identity'), list)
    .option('-J, --jump <hosts>', say('ssh.option.jump'))
    .option('--known-hosts <file>', say('ssh.option.knownHosts'), list)
    .option('-F, --config <file>', say('ssh.option.config'))
    .option('-o, --option <keyword=value>', say('ssh.option.option'), list)
    .option('-4, --ipv4', say('ssh.option.ipv4'))
    .option('-6, --ipv6', say('ssh.option.ipv6'))
    .option('-s, --subsystem', say('ssh.option.subsystem'))
    .option('-n, --no-stdin', say('ssh.option.noStdin'))
    .option('-L, --local-forward <[address:]port:host:port>', say('ssh.option.localForward'), list)
    .option('-R, --remote-forward <[address:]port:host:port>', say('ssh.option.remoteForward'), list)
    .option('-D, --dynamic-forward <[address:]port>', say('ssh.option.dynamicForward'), list)
    .option('-N, --no-session', say('ssh.option.noSession'))
    .option('-A, --forward-agent', say('ssh.option.forwardAgent'))
    .option('-q, --quiet', say('ssh.option.quiet'))
    .option('-t, --force-tty', say('ssh.option.forceTty'), (_, before: number = 0) => before + 1)
    .option('-T, --no-tty', say('ssh.option.noTty'))
    .option('--trace', say('ssh.option.trace'))
    .option('--trace-file <file>', say('ssh.option.traceFile'))
    .option('--hex', say('tls.option.hex'))
    .option('--json', say('ssh.option.json'))
    .option('-G, --print', say('ssh.option.print'));
}

/** Options may also stand between the host and the remote command, as with OpenSSH. */
function optionsBehind(
  rest: readonly string[],
  before: SshOptions,
  context: RunContext,
): { remoteCommand: string[]; options: SshOptions } {
  const parser = withOptions(new Command('ssh'), context).option('--lang <language>').passThroughOptions();
  parser.exitOverride().configureOutput({ outputError: () => {} });
  for (const [name, value] of Object.entries(before)) parser.setOptionValue(name, value);
  const { operands, unknown } = parser.parseOptions([...rest]);
  if (unknown.length > 0) {
    throw new CommanderError(2, 'commander.unknownOption', `error: unknown option '${unknown[0]}'`);
  }
  return { remoteCommand: operands, options: parser.opts() };
}
