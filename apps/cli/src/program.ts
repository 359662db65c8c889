import type { Language } from '@cutaway/primitives/explain';
import { Command, CommanderError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { auditCommand } from './commands/audit/command.js';
import { authorizedKeysCommand } from './commands/authorized-keys/command.js';
import { certCommand } from './commands/cert/command.js';
import { completeCommand, completionCommand } from './commands/completion/command.js';
import { crlCommand } from './commands/crl/command.js';
import { decodeCommand } from './commands/decode/command.js';
import { explainCommand } from './commands/explain/command.js';
import { gauntletCommand } from './commands/gauntlet/command.js';
import { interceptCommand } from './commands/intercept/command.js';
import { keyCommand } from './commands/key/command.js';
import { knownHostsCommand } from './commands/known-hosts/command.js';
import { labCommand } from './commands/lab/command.js';
import { manCommand } from './commands/man/command.js';
import { ocspCommand } from './commands/ocsp/command.js';
import { schemaCommand } from './commands/schema/command.js';
import { sshCommand } from './commands/ssh/command.js';
import { tlsCommand } from './commands/tls/command.js';
import { ExitCode } from './exit-code.js';
import { formatHelp } from './help/format.js';
import { pageOf, pathOf } from './help/page.js';
import { commandOf, reportFailure, reportUsage } from './report.js';
import { processContext, type RunContext } from './run-context.js';
import { pagerFor } from './terminal/pager.js';

/** Builds the command tree. Actions load their code when they run, so that a command pays only for itself. */
export function buildProgram(context: RunContext, finish: (code: number) => void): Command {
  const { say } = context;
  const program = new Command('cutaway')
    .description(say('program.description'))
    // A command's options are not those of the command above it.
    .enablePositionalOptions()
    .version(manifest.version, '-V, --version', say('option.version'))
    .option('--no-pager', say('option.noPager'));
  program.commandsGroup(say('help.group.tls'));
  program.addCommand(tlsCommand(context, finish));
  program.addCommand(decodeCommand(context, finish));
  program.addCommand(certCommand(context, finish));
  program.addCommand(crlCommand(context, finish));
  program.addCommand(ocspCommand(context, finish));
  program.commandsGroup(say('help.group.ssh'));
  program.addCommand(sshCommand(context, finish));
  program.addCommand(keyCommand(context, finish));
  program.addCommand(authorizedKeysCommand(context, finish));
  program.addCommand(knownHostsCommand(context, finish));
  program.commandsGroup(say('help.group.attack'));
  program.addCommand(labCommand(context, finish));
  program.addCommand(gauntletCommand(context, finish));
  program.addCommand(interceptCommand(context, finish));
  program.commandsGroup(say('help.group.look'));
  program.addCommand(auditCommand(context, finish));
  program.addCommand(explainCommand(context, finish));
  program.commandsGroup(say('help.group.tool'));
  program.addCommand(completionCommand(context, finish));
  program.addCommand(manCommand(context, finish));
  program.addCommand(schemaCommand(context, finish));
  program.addCommand(completeCommand(context, finish), { hidden: true });
  localize(program, context);
  return program;
}

/** Commands that print all at once, so that it can be read page by page. */
const READ_BY_PAGES: ReadonlySet<string> = new Set([
  'audit',
  'audit ssh',
  'authorized-keys explain',
  'cert inspect',
  'cert lint',
  'cert verify',
  'crl inspect',
  'crl verify',
  'decode',
  'explain',
  'gauntlet clients',
  'gauntlet compare',
  'gauntlet list',
  'key show',
  'known-hosts find',
  'lab',
  'lab ask',
  'lab errata',
  'lab measure',
  'lab path',
  'lab ssh',
  'lab tls',
  'ocsp inspect',
  'ocsp verify',
  'schema',
]);

/** Runs one command line to its end and gives the exit code. */
export async function runProgram(argv: readonly string[], language: Language): Promise<number> {
  const direct = processContext(language);
  const pager = argv.includes('--no-pager') ? undefined : pagerFor(process.stdout, direct.env);
  let print = direct.print;
  const context: RunContext = { ...direct, print: (line) => print(line) };
  process.on('uncaughtException', (error) => process.exit(reportFailure(error, direct)));
  let exitCode: number = ExitCode.ok;
  const program = buildProgram(context, (code) => {
    exitCode = code;
  });
  const showHelp = (text: string): void => (pager ?? direct).print(text.trimEnd());
  everyCommand(program, (command) => command.configureOutput({ outputError: () => {}, writeOut: showHelp }));
  if (argv.length === 0) {
    showHelp(program.helpInformation());
    await pager?.finish();
    return ExitCode.usage;
  }
  const byPages = READ_BY_PAGES.has(pathOf(commandOf(program, argv)));
  if (byPages && pager !== undefined) print = pager.print;
  const words = byPages ? argv.filter((word) => word !== '--no-pager') : [...argv];
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    exitCode =
      error instanceof CommanderError ? reportUsage(error, program, argv, context) : reportFailure(error, context);
  }
  await pager?.finish();
  return exitCode;
}

function everyCommand(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const subcommand of command.commands) everyCommand(subcommand, change);
}

/** Help and usage errors in the language of the run; errors are thrown, not printed, so that one place words them. */
function localize(command: Command, context: RunContext): void {
  const { say } = context;
  command
    .exitOverride()
    .helpOption('-h, --help', say('option.help'))
    .addOption(new Option('--lang <language>', say('option.lang')).choices(['en', 'zh']))
    .configureHelp({ formatHelp: () => formatHelp(pageOf(command, context), context) });
  for (const subcommand of command.commands) localize(subcommand, context);
  if (command.commands.length > 0) command.helpCommand('help [command]', say('help.command'));
}
