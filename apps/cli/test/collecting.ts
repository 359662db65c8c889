import { type Catalogue, type Language, phrase } from '@cutaway/primitives/explain';
import { cliCatalogue } from '../src/catalogue/index.js';
import type { RunContext } from '../src/run-context.js';
import { styleFor } from '../src/terminal/style.js';

/** A context as in a pipe of 80 columns; what is printed and noted is collected. */
export function collecting(language: Language): { context: RunContext; out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const context: RunContext = {
    language,
    env: {},
    style: styleFor({}, {}),
    print: (line) => out.push(line),
    note: (line) => err.push(line),
    say: (key, values) => phrase(cliCatalogue as Catalogue, key, language, values) ?? key,
  };
  return { context, out, err };
}
