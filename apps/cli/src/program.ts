import type { Language } from '@cutaway/primitives/explain';
import { Command, CommanderError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { commandsNeeded, topCommands } from './commands/index.js';
import { ExitCode } from './exit-code.js';
import { formatHelp } from './help/format.js';
import { pageOf, pathOf } from './help/page.js';
import { commandOf, reportFailure, reportUsage } from './report.js';
import { requireBeforeAction } from './required-options.js';
import { processContext, type RunContext } from './run-context.js';
import { pagerFor } from './terminal/pager.js';

/**
 * Builds the command tree. Actions load their code when they run, so that a command pays only for itself.
 *
 * @param needed the commands below the program to build with all that is below them; of the others there are the name
 * and the summary. All of them unless given.
 */
export async function buildProgram(
  context: RunContext,
  finish: (code: number) => void,
  needed: readonly string[] = topCommands.map(({ name }) => name),
): Promise<Command> {
  const { say } = context;
  const program = new Command('cutaway')
    .description(say('program.description'))
    // A command's options are not those of the command above it.
    .enablePositionalOptions()
    .version(manifest.version, '-V, --version', say('option.version'))
    .option('--no-pager', say('option.noPager'));
  for (const { name, group, summary, load } of topCommands) {
    if (group !== undefined) program.commandsGroup(say(group));
    const command = needed.includes(name)
      ? (await load())(context, finish)
      : new Command(name).description(say(summary));
    program.addCommand(command, { hidden: group === undefined });
  }
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
  const finish = (code: number): void => {
    exitCode = code;
  };
  const program = await buildProgram(context, finish, commandsNeeded(argv));
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
  requireBeforeAction(command);
  command
    .exitOverride()
    .helpOption('-h, --help', say('option.help'))
    .addOption(new Option('--lang <language>', say('option.lang')).choices(['en', 'zh']))
    .configureHelp({ formatHelp: () => formatHelp(pageOf(command, context), context) });
  for (const subcommand of command.commands) localize(subcommand, context);
  if (command.commands.length > 0) command.helpCommand('help [command]', say('help.command'));
}
