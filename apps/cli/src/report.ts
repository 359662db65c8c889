import { CutawayError, type ErrorContext } from '@cutaway/primitives/errors';
import { type Catalogue, mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import type { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { type CliPhraseKey, cliCatalogue } from './catalogue/index.js';
import { ExitCode } from './exit-code.js';
import { Failure } from './failure.js';
import { pathOf } from './help/page.js';
import type { RunContext } from './run-context.js';
import { printableLines } from './terminal/printable.js';
import { styleFor } from './terminal/style.js';
import { wrap } from './terminal/wrap.js';

/** Words a usage error, names the closest thing that exists, and points to the help. */
export function reportUsage(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
  context: RunContext,
): ExitCode {
  if (
    error.code === 'commander.helpDisplayed' ||
    error.code === 'commander.version' ||
    error.code === 'commander.help'
  ) {
    return ExitCode.ok;
  }
  const command = commandOf(program, argv);
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const suggestion = /\(Did you mean (?:one of )?([^?)]*)\?\)/.exec(error.message)?.[1];
  const { say, note } = context;
  const sentence = {
    'commander.unknownOption': () => say('usage.unknownOption', { option: quoted }),
    'commander.unknownCommand': () => say('usage.unknownCommand', { command: quoted }),
    'commander.missingArgument': () => say('usage.missingArgument', { argument: quoted.toUpperCase() }),
    'commander.missingMandatoryOptionValue': () => say('usage.missingOption', { option: quoted }),
    'commander.optionMissingArgument': () => say('usage.missingValue', { option: quoted }),
    'commander.excessArguments': () => say('usage.extraArguments'),
    'commander.invalidArgument': () => {
      const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? '';
      const allowed = /Allowed choices are ([^.]*)/.exec(error.message)?.[1] ?? '';
      return say('usage.badValue', { value, option: quoted, allowed });
    },
  }[error.code];
  note(`cutaway: ${sentence === undefined ? say('usage.other', { reason: error.message }) : sentence()}`);
  if (suggestion !== undefined) note(`  ${say('usage.didYouMean', { suggestion })}`);
  const name = ['cutaway', pathOf(command)].filter(Boolean).join(' ');
  note(`  ${say('usage.seeHelp', { command: name })}`);
  return ExitCode.usage;
}

/** The command that a line means: the first word that names one, then the first behind it that names one below. */
export function commandOf(program: Command, argv: readonly string[]): Command {
  let command = program;
  for (const word of argv) {
    if (word === '--') break;
    command = command.commands.find((one) => one.name() === word || one.aliases().includes(word)) ?? command;
  }
  return command;
}

/**
 * Words what ended a command: a failure of the command's own, a typed error of a package, or a fault of this program.
 *
 * @param catalogue sentences of the packages whose errors may come.
 */
export function reportFailure(error: unknown, context: RunContext, catalogue: Catalogue = {}): ExitCode {
  if (error instanceof Failure) {
    for (const line of printableLines(`cutaway: ${context.say(error.key, spelledOut(error.context, context))}`))
      context.note(line);
    return error.exitCode;
  }
  if (error instanceof CutawayError) {
    describeError(error, context, mergeCatalogues(primitivesCatalogue, catalogue));
    return ExitCode.input;
  }
  context.note(`cutaway: ${context.say('bug.title')}`);
  context.note(context.say('bug.report'));
  context.note(`cutaway ${manifest.version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  context.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return ExitCode.bug;
}

/** Prints a typed error: the sentence, the place, the rule, the code. */
export function describeError(error: CutawayError, context: RunContext, catalogue: Catalogue): void {
  const { note, say } = context;
  const style = styleFor(process.stderr, context.env);
  const sentence = phrase(catalogue, `error.${error.code}`, context.language, error.context);
  // Sentences quote what a peer or a file said, which a terminal must not obey.
  for (const line of printableLines(`cutaway: ${sentence ?? error.message}`).flatMap((one) =>
    wrap(one, style.width, 'whole'),
  ))
    note(style.bad(line));
  const place = [
    [error.place.message, error.place.path].filter(Boolean).join('.'),
    error.place.offset === undefined ? '' : say('error.atByte', { offset: error.place.offset }),
  ].filter((part) => part !== '');
  if (place.length > 0) note(`  ${say('error.at', { place: printableLines(place.join(', ')).join(' ') })}`);
  if (error.rule !== undefined) note(`  ${say('error.rule', { rule: error.rule })}`);
  note(`  ${say('error.code', { code: error.code })}`);
}

function inWords(value: string, { say }: RunContext): string {
  if (value in cliCatalogue) return say(value as CliPhraseKey);
  return `system.${value}` in cliCatalogue ? say(`system.${value}` as CliPhraseKey) : value;
}

/** Values that are catalogue keys, such as the reason a file cannot be read, and codes of the system, as sentences. */
function spelledOut(values: ErrorContext, context: RunContext): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? inWords(value, context) : value]),
  );
}
