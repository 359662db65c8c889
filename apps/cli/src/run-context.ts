import { type Catalogue, type Language, phrase } from '@cutaway/primitives/explain';
import { type CliPhraseKey, cliCatalogue } from './catalogue/index.js';
import { type Style, styleFor } from './terminal/style.js';

/** What a command gets from the process it runs in: streams, language, looks. Tests give their own. */
export interface RunContext {
  readonly language: Language;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Looks of what goes to stdout. */
  readonly style: Style;
  /** Writes a line of results to stdout. */
  readonly print: (line: string) => void;
  /** Writes a line about the run to stderr. */
  readonly note: (line: string) => void;
  /** A sentence of the program, in the language of the run. */
  readonly say: (key: CliPhraseKey, context?: Readonly<Record<string, unknown>>) => string;
}

/** The context of this process. */
export function processContext(language: Language): RunContext {
  return {
    language,
    env: process.env,
    style: styleFor(process.stdout, process.env),
    print: (line) => {
      process.stdout.write(`${line}\n`);
    },
    note: (line) => {
      process.stderr.write(`${line}\n`);
    },
    say: (key, context) => phrase(cliCatalogue as Catalogue, key, language, context) ?? key,
  };
}
