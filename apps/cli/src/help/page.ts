import type { Argument, Command, Option } from 'commander';
import { examples } from '../catalogue/examples.js';
import { isRequired } from '../required-options.js';
import type { RunContext } from '../run-context.js';
import { exitMeanings } from './exit-codes.js';
import { notesOf } from './notes.js';

/** A term with what it means: an argument, an option, a command, an exit code. */
export interface Item {
  readonly term: string;
  readonly meaning: string;
}

/** Items below one heading. */
export interface Group {
  readonly title: string;
  readonly items: readonly Item[];
}

/** An example with what it shows. */
export interface ShownExample {
  readonly line: string;
  readonly meaning: string;
}

/** All that is told of a command, in one language: what the help, the manual page and the site's reference show. */
export interface CommandPage {
  /** As it is typed, `cutaway cert inspect`. */
  readonly name: string;
  /** Below `cutaway`, `cert inspect`; empty for the program. */
  readonly path: string;
  readonly summary: string;
  readonly usage: string;
  readonly arguments: Group;
  readonly options: Group;
  readonly commands: readonly Group[];
  readonly notes: readonly string[];
  readonly examples: { readonly title: string; readonly items: readonly ShownExample[] };
  readonly exitCodes: Group;
}

/** Describes a command of the tree. */
export function pageOf(command: Command, context: RunContext): CommandPage {
  const { language, say } = context;
  const help = command.createHelp();
  const path = pathOf(command);
  const name = ['cutaway', path].filter(Boolean).join(' ');
  return {
    name,
    path,
    summary: command.description(),
    usage: `${name} ${command.usage()}`.trimEnd(),
    arguments: {
      title: say('help.arguments'),
      items: command.registeredArguments.map((one) => ({
        term: one.name(),
        meaning: withFacts(one.description, argumentFacts(one, context), language),
      })),
    },
    options: {
      title: say('help.options'),
      items: help.visibleOptions(command).map((option) => ({
        term: option.flags,
        meaning: withFacts(option.description, optionFacts(option, context), language),
      })),
    },
    commands: commandGroups(command, say('help.commands')),
    notes: notesOf(command),
    examples: {
      title: say('help.examples'),
      items: (examples[path] ?? []).map(({ line, does }) => ({ line, meaning: does[language] })),
    },
    exitCodes: {
      title: say('help.exitCodes'),
      items:
        path !== '' && command.commands.length > 0 && command.registeredArguments.length === 0
          ? []
          : exitMeanings(path).map(({ code, key }) => ({ term: code, meaning: say(key) })),
    },
  };
}

/** The command's name below the program. */
export function pathOf(command: Command): string {
  const names: string[] = [];
  for (let one: Command = command; one.parent !== null; one = one.parent) names.unshift(one.name());
  return names.join(' ');
}

function commandGroups(command: Command, otherwise: string): Group[] {
  const groups = new Map<string, Item[]>();
  for (const one of command.createHelp().visibleCommands(command)) {
    const title = one.helpGroup() || otherwise;
    const items = groups.get(title) ?? [];
    items.push({ term: one.name(), meaning: one.description() });
    groups.set(title, items);
  }
  return [...groups].map(([title, items]) => ({ title, items }));
}

function withFacts(description: string, facts: readonly string[], language: 'en' | 'zh'): string {
  if (facts.length === 0) return description;
  return language === 'zh' ? `${description}（${facts.join('；')}）` : `${description} (${facts.join('; ')})`;
}

/** What a description need not say: which values there are, and which one holds without the option. */
function optionFacts(option: Option, { say, language }: RunContext): string[] {
  const { argChoices, defaultValue, description } = option;
  const separator = language === 'zh' ? '、' : ', ';
  return [
    ...(argChoices === undefined || argChoices.every((one) => description.includes(one))
      ? []
      : [say('help.choices', { choices: argChoices.join(separator) })]),
    ...(defaultValue === undefined || String(defaultValue) === '' || /默认|default/.test(description)
      ? []
      : [say('help.default', { value: String(defaultValue) })]),
    ...(isRequired(option) ? [say('help.required')] : []),
  ];
}

function argumentFacts({ argChoices, description }: Argument, { say, language }: RunContext): string[] {
  const separator = language === 'zh' ? '、' : ', ';
  return argChoices === undefined || argChoices.every((one) => description.includes(one))
    ? []
    : [say('help.choices', { choices: argChoices.join(separator) })];
}
