import type { RunContext } from '../run-context.js';
import { columnsOf, padColumns, wrap } from '../terminal/wrap.js';
import type { CommandPage, Item } from './page.js';

/** Terms up to this many columns have their meaning beside them, longer ones below. */
const TERM_COLUMNS = 30;

/** A command's page for the terminal. */
export function formatHelp(page: CommandPage, { say, style }: RunContext): string {
  const { width } = style;
  const blocks: string[][] = [[style.bold(say('help.usage')), ...commandLines(page.usage, width)]];
  blocks.push(wrap(page.summary, width));
  const block = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0) blocks.push([style.bold(title), ...lines]);
  };
  for (const { title, items } of [page.arguments, page.options, ...page.commands]) {
    block(title, itemLines(items, width));
  }
  if (page.notes.length > 0) blocks.push(page.notes.flatMap((paragraph) => wrap(paragraph, width)));
  block(
    page.examples.title,
    page.examples.items.flatMap(({ line, meaning }) => [...commandLines(line, width), ...indented(meaning, 6, width)]),
  );
  block(page.exitCodes.title, itemLines(page.exitCodes.items, width));
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function itemLines(items: readonly Item[], width: number): string[] {
  const column = Math.max(0, ...items.map(({ term }) => columnsOf(term)).filter((size) => size <= TERM_COLUMNS));
  return items.flatMap(({ term, meaning }) => {
    const lines = wrap(meaning, width - column - 4).map((line) => `${' '.repeat(column + 4)}${line}`);
    if (columnsOf(term) > column) return [`  ${term}`, ...lines];
    return [`  ${padColumns(term, column)}  ${lines[0]?.trimStart() ?? ''}`.trimEnd(), ...lines.slice(1)];
  });
}

function indented(text: string, indent: number, width: number): string[] {
  return wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
}

/** A command line as it can be pasted into a shell, parted between words where it is too long. */
function commandLines(line: string, width: number): string[] {
  const [first = '', ...rest] = wrap(line, width - 8);
  const parts = [`  ${first}`, ...rest.map((part) => `      ${part}`)];
  return parts.map((part, index) => (index < parts.length - 1 ? `${part} \\` : part));
}
