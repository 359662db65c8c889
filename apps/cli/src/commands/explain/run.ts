import { nearest } from '@cutaway/mitm-scenarios';
import type { CliPhraseKey } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { cipherSuiteSource } from './cipher-suites.js';
import type { Entry } from './entry.js';
import { objectIdentifierSource, registrySource, sshAlgorithmSource } from './registries.js';
import { clauseSource, lookupIn, sentenceSource } from './sentences.js';
import { knownTerms } from './terms.js';

/** Columns for the names of parts. */
const PART_COLUMNS = 20;

/** Tells all that is known of a term, without any network. */
export function explain(term: string, json: boolean, context: RunContext): ExitCode {
  const lookup = lookupIn(context.language);
  const sources = [
    cipherSuiteSource(context),
    registrySource(lookup),
    objectIdentifierSource(lookup),
    sshAlgorithmSource(context),
    sentenceSource(lookup),
    clauseSource(lookup),
  ];
  const entries = distinct(sources.flatMap((source) => source(term.trim().toLowerCase())));
  if (entries.length === 0) {
    context.note(`cutaway: ${context.say('explain.unknown', { term })}`);
    context.note(`  ${context.say('usage.didYouMean', { suggestion: nearest(term, knownTerms()) })}`);
    return ExitCode.usage;
  }
  if (json) context.print(JSON.stringify({ schemaVersion: 1, term, entries }));
  else for (const [index, entry] of entries.entries()) printEntry(entry, index, context);
  return ExitCode.ok;
}

/** One entry for each kind and name; the one that says more. */
function distinct(entries: readonly Entry[]): readonly Entry[] {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.kind} ${entry.name}`;
    if (!found.has(key)) found.set(key, entry);
  }
  return [...found.values()];
}

function printEntry(entry: Entry, index: number, { print, say, style }: RunContext): void {
  if (index > 0) print('');
  const number = entry.number === undefined ? '' : ` (${entry.number})`;
  print(`${style.bold(entry.name)}${number}  ${style.dim(say(`explain.kind.${entry.kind}` as CliPhraseKey))}`);
  for (const line of entry.sentences.flatMap((sentence) => wrap(sentence, style.width - 2))) print(`  ${line}`);
  for (const { name, meaning } of entry.parts ?? []) {
    const [first = '', ...rest] = wrap(meaning, style.width - PART_COLUMNS - 4);
    print(`  ${padColumns(name, PART_COLUMNS)}  ${first}`);
    for (const more of rest) print(`${' '.repeat(PART_COLUMNS + 4)}${more}`);
  }
  if (entry.rules !== undefined) print(style.dim(`  ${entry.rules.join(', ')}`));
}
