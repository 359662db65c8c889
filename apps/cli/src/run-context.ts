import { type Catalogue, type Language, phrase } from '@cutaway/primitives/explain';
import { type CliPhraseKey, cliCatalogue } from './catalogue/index.js';
import { type Style, styleFor } from './terminal/style.js';
import { wrap } from './terminal/wrap.js';

/** What a command gets from the process it runs in: streams, language, looks. Tests give their own. */
export interface RunContext {
  readonly language: Language;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Looks of what goes to stdout. */
  readonly style: Style;
  /** Writes a line of results to stdout. */
  readonly print: (line: string) => void;
  /** Writes a sentence about the run to stderr, in as many lines as it takes; what is indented is left as it is. */
  readonly note: (line: string) => void;
  /** A sentence of the program, in the language of the run. */
  readonly say: (key: CliPhraseKey, context?: Readonly<Record<string, unknown>>) => string;
}

/** The context of this process. */
export function processContext(language: Language): RunContext {
  const { width } = styleFor(process.stderr, process.env);
  const asLines = (line: string): string[] => (line.startsWith(' ') ? [line] : wrap(line, width, 'whole'));
  return {
    language,
    env: process.env,
    style: styleFor(process.stdout, process.env),
    print: (line) => {
      process.stdout.write(`${line}\n`);
    },
    note: (text) => {
      process.stderr.write(
        text
          .split('\n')
          .flatMap(asLines)
          .map((line) => `${line}\n`)
          .join(''),
      );
    },
    say: (key, context) => phrase(cliCatalogue as Catalogue, key, language, context) ?? key,
  };
}
