import { attackers, type Cell, type Lab, type Outcome, type Rung, rungs, runMatrix } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { phrase } from '@cutaway/primitives/explain';
import type { CliPhraseKey } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { letOthersRun, Progress } from '../../terminal/progress.js';
import type { Style } from '../../terminal/style.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { besidePage, deliverPage, wantsPage } from '../../views/html/write-page.js';
import type { LabOptions } from './command.js';
import { matrixPage } from './matrix-page.js';
import { SCHEMA_VERSION } from './schema.js';

/** The longest name of a design and a space. */
const NAME_COLUMNS = 2 + Math.max(...rungs.map(({ id }) => id.length));
const CELL_COLUMNS = 4;
const OUTCOMES: readonly Outcome[] = [
  'safe',
  'read',
  'altered',
  'impersonated',
  'replayed',
  'not applicable',
  'failed',
];

/**
 * Prints the matrix, a row as soon as it is computed; of one design alone when it is given.
 *
 * @returns `bug` when a cell could not be run.
 */
export async function printMatrix(
  lab: Lab,
  only: Rung | undefined,
  options: LabOptions,
  owner: RunContext,
): Promise<ExitCode> {
  const progress = new Progress(owner, { silent: options.json === true });
  const context = progress.beside(besidePage(options.html, owner));
  const rows = only === undefined ? rungs : [only];
  const started = performance.now();
  const cells: Cell[] = [];
  const { print } = context;
  if (!options.json) printHead(rows.length, context);
  for (const [done, rung] of rows.entries()) {
    progress.show(owner.say('progress.lab', { done, total: rows.length, name: rung.id }));
    await letOthersRun();
    const row = [...runMatrix(lab, { rungs: [rung] })];
    // The traces of a whole matrix are of no use here and take much memory.
    cells.push(...row.map(withoutTrace));
    if (!options.json) {
      print(
        (padColumns(rung.id, NAME_COLUMNS) + row.map(({ outcome }) => symbolCell(outcome, context)).join('')).trimEnd(),
      );
    }
  }
  progress.end();
  if (options.json) {
    const bare = cells.map(({ trace: _, ...cell }) => cell);
    print(JSON.stringify({ schemaVersion: SCHEMA_VERSION, seed: lab.seed, provider: lab.crypto.name, cells: bare }));
  } else {
    printLegend(lab, rows, cells, (performance.now() - started) / 1000, context);
  }
  if (wantsPage(options)) deliverPage(matrixPage(lab, rows, cells, owner), options, owner);
  return cells.some(({ outcome }) => outcome === 'failed') ? ExitCode.bug : ExitCode.ok;
}

/** The event of the check that decided stays where it was, for who looks it up. */
function withoutTrace(cell: Cell): Cell {
  const trace: Cell['trace'][number][] = [];
  const decided = cell.stoppedBy === undefined ? undefined : cell.trace[cell.stoppedBy.event];
  if (decided !== undefined) trace[decided.id] = decided;
  return { ...cell, trace };
}

function printHead(rowCount: number, { print, say, style }: RunContext): void {
  print(style.bold(say('lab.matrix.title', { rungs: rowCount, attackers: attackers.length })));
  print('');
  const numbers = attackers.map((_, index) => String(index + 1).padEnd(CELL_COLUMNS)).join('');
  print((' '.repeat(NAME_COLUMNS) + numbers).trimEnd());
}

function symbolCell(outcome: Outcome, { say, style }: RunContext): string {
  return outcomeTint(outcome, style)(padColumns(say(`lab.symbol.${outcome}` as CliPhraseKey), CELL_COLUMNS));
}

/** The colour of an outcome; a symbol or word always stands beside it. */
export function outcomeTint(outcome: Outcome, style: Style): (text: string) => string {
  if (outcome === 'safe') return style.good;
  if (outcome === 'not applicable') return style.dim;
  return outcome === 'failed' ? style.warn : style.bad;
}

function printLegend(
  lab: Lab,
  rows: readonly Rung[],
  cells: readonly Cell[],
  seconds: number,
  context: RunContext,
): void {
  const { language, print, say, style } = context;
  const text = (key: string): string => phrase(scenariosCatalogue, key, language) ?? key;
  const list = (heading: CliPhraseKey, entries: readonly (readonly [string, string])[], columns: number): void => {
    print('');
    print(style.bold(say(heading)));
    for (const [name, meaning] of entries) {
      const [first = '', ...rest] = wrap(meaning, style.width - columns - 2);
      print(`  ${padColumns(name, columns)}${first}`);
      for (const line of rest) print(' '.repeat(columns + 2) + line);
    }
  };
  list(
    'lab.matrix.symbols',
    OUTCOMES.filter((outcome) => cells.some((cell) => cell.outcome === outcome)).map((outcome) => [
      symbolCell(outcome, context),
      text(`outcome.${outcome}`),
    ]),
    CELL_COLUMNS,
  );
  list(
    'lab.matrix.attackers',
    attackers.map(({ id }, index) => [`${String(index + 1).padStart(2)}  ${id}`, text(`attacker.${id}.title`)]),
    28,
  );
  list(
    'lab.matrix.rungs',
    rows.map(({ id }) => [id, text(`rung.${id}.title`)]),
    28,
  );
  const [rung = rows[0]] = rows.filter(({ id }) => id === 'hybrid');
  print('');
  print(
    style.dim(say('lab.matrix.time', { cells: cells.length, seconds: seconds.toFixed(1), provider: lab.crypto.name })),
  );
  print(say('lab.matrix.more'));
  print(`    cutaway lab ${rung?.id} key-swap`);
  const command = `cutaway lab ${rows.length === 1 ? `${rung?.id} ` : ''}--seed ${lab.seed}`;
  print(say('lab.reproduce'));
  print(`    ${command}`);
}
