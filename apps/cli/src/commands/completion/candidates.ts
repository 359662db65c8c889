import { ShellCompDirective } from '@bomb.sh/tab';
import type { Argument, Command, Option } from 'commander';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { valuesOf } from './values.js';

/** What may stand in place of the last word. */
interface Candidates {
  readonly found: readonly Candidate[];
  /** Whether a file may. */
  readonly files: boolean;
  /** Whether more follows a candidate without a space. */
  readonly open?: boolean;
}

interface Candidate {
  readonly value: string;
  readonly description?: string;
}

/** Names that stand for files and folders in usage lines. */
const FILES = /^(?:files?|folder|keyfile|reports|response|home|out)$/;

/** Options whose value is a list with commas. */
const LISTS: readonly string[] = ['--groups', '--ciphers'];

/**
 * Prints what may stand in place of the last word, one candidate a line with a tab before its description, then the
 * directive: the protocol of Cobra, which the library's scripts speak.
 */
export async function printCandidates(
  program: Command,
  words: readonly string[],
  context: RunContext,
): Promise<ExitCode> {
  const { found, files, open } = await candidatesFor(program, words, context);
  for (const { value, description } of found) {
    context.print(description === undefined ? value : `${value}\t${description}`);
  }
  const { ShellCompDirectiveNoFileComp, ShellCompDirectiveNoSpace } = ShellCompDirective;
  context.print(`:${(files ? 0 : ShellCompDirectiveNoFileComp) | (open ? ShellCompDirectiveNoSpace : 0)}`);
  return ExitCode.ok;
}

/** @param words what stands behind the program's name; the last one is unfinished and may be empty. */
async function candidatesFor(program: Command, words: readonly string[], context: RunContext): Promise<Candidates> {
  const typed = words.at(-1) ?? '';
  const { command, path, operands, expecting, optionsEnded } = readWords(program, words.slice(0, -1));
  if (expecting !== undefined && !(expecting.variadic && typed.startsWith('-'))) {
    return valueCandidates(path, expecting, typed, context);
  }
  if (typed.startsWith('-') && !optionsEnded) {
    const equals = typed.indexOf('=');
    if (equals > 0) {
      const option = findOption(command, typed.slice(0, equals));
      return option?.long === undefined || option.isBoolean()
        ? NOTHING
        : valueCandidates(path, option, typed.slice(equals + 1), context);
    }
    return { found: optionCandidates(command).filter(({ value }) => value.startsWith(typed)), files: false };
  }
  const commands = operands === 0 && !optionsEnded ? commandCandidates(command, typed) : [];
  const argument = argumentAt(command, operands);
  if (argument === undefined) return { found: commands, files: false };
  const values = await valueCandidates(path, argument, typed, context);
  return { ...values, found: [...commands, ...values.found] };
}

const NOTHING: Candidates = { found: [], files: false };

/** How far the words lead into the tree. */
function readWords(program: Command, words: readonly string[]) {
  let command = program;
  const path: string[] = [];
  let operands = 0;
  let expecting: Option | undefined;
  let optionsEnded = false;
  for (const word of words) {
    if (expecting !== undefined && !(expecting.variadic && word.startsWith('-'))) {
      if (!expecting.variadic) expecting = undefined;
      continue;
    }
    expecting = undefined;
    if (!optionsEnded && word === '--') optionsEnded = true;
    else if (!optionsEnded && word.startsWith('-') && word !== '-') {
      const option = findOption(command, word);
      if (option?.required) expecting = option;
    } else {
      const below =
        operands === 0 && !optionsEnded
          ? command.commands.find((one) => one.name() === word || one.aliases().includes(word))
          : undefined;
      if (below === undefined) operands++;
      else {
        command = below;
        path.push(below.name());
      }
    }
  }
  return { command, path: path.join(' '), operands, expecting, optionsEnded };
}

function findOption(command: Command, flag: string): Option | undefined {
  return command.options.find(({ short, long }) => short === flag || long === flag);
}

function argumentAt(command: Command, position: number): Argument | undefined {
  const all = command.registeredArguments;
  const last = all.at(-1);
  return all[position] ?? (last?.variadic ? last : undefined);
}

function commandCandidates(command: Command, typed: string): Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name().startsWith(typed))
    .map((one) => ({ value: one.name(), description: one.description() }));
}

function optionCandidates(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, short, description }) => {
      const value = long ?? short;
      return value === undefined ? [] : [{ value, description }];
    });
}

async function valueCandidates(
  path: string,
  parameter: Option | Argument,
  typed: string,
  context: RunContext,
): Promise<Candidates> {
  const flag = 'long' in parameter ? (parameter.long ?? '') : '';
  const name = 'long' in parameter ? (/[<[]([^\]>.]*)/.exec(parameter.flags)?.[1] ?? '') : parameter.name();
  const source = valuesOf(path, flag || `<${name}>`);
  const values = parameter.argChoices ?? (await source?.(context));
  if (values === undefined) return { found: [], files: FILES.test(name) || flag === '--out' };
  const before = LISTS.includes(flag) ? typed.slice(0, typed.lastIndexOf(',') + 1) : '';
  const found = values.map((value) => ({ value: before + value })).filter(({ value }) => value.startsWith(typed));
  return { found, files: false, open: LISTS.includes(flag) };
}
