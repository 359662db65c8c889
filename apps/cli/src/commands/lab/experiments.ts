import {
  type Experiment,
  type ExperimentKind,
  errata,
  type Findings,
  measures,
  questions,
  runExperiment,
} from '@cutaway/mitm-scenarios/experiments';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { phrase } from '@cutaway/primitives/explain';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { letOthersRun, Progress } from '../../terminal/progress.js';
import { columnsOf, padColumns, wrap } from '../../terminal/wrap.js';
import { besidePage, deliverPage, wantsPage } from '../../views/html/write-page.js';
import type { LabOptions } from './command.js';
import { findingsPage } from './findings-page.js';
import { labFor } from './run.js';
import { SCHEMA_VERSION } from './schema.js';

const EXPERIMENTS: Readonly<Record<ExperimentKind, readonly Experiment[]>> = {
  question: questions,
  measure: measures,
  erratum: errata,
};

/**
 * Runs one experiment, or all of a kind; questions are only listed unless one is named.
 *
 * @throws {Failure} with exit code 2 for a name that is none.
 */
export async function runExperiments(
  kind: ExperimentKind,
  which: string | undefined,
  options: LabOptions,
  context: RunContext,
): Promise<ExitCode> {
  const known = EXPERIMENTS[kind];
  if (which === undefined && kind === 'question' && !options.json && !wantsPage(options)) return listQuestions(context);
  const chosen = which === undefined ? known : known.filter(({ id }) => id === which || id === `q${which}`);
  if (chosen.length === 0) {
    const names = known.map(({ id }) => id.replace(/^q(?=\d)/, '')).join(', ');
    throw new Failure(ExitCode.usage, 'lab.experiment.unknown', { name: which ?? '', known: names });
  }
  const lab = labFor(options);
  const progress = new Progress(context, { silent: options.json === true });
  const beside = progress.beside(besidePage(options.html, context));
  const found: Findings[] = [];
  let holds = true;
  for (const [done, experiment] of chosen.entries()) {
    progress.show(context.say('progress.experiments', { done, total: chosen.length, name: experiment.id }));
    await letOthersRun();
    const findings = runExperiment(experiment, lab);
    holds &&= findings.holds;
    if (options.html !== undefined) found.push(findings);
    if (options.json) beside.print(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...findings }));
    else printFindings(findings, beside);
  }
  progress.end();
  if (wantsPage(options)) deliverPage(await findingsPage(found, context), options, context);
  return holds ? ExitCode.ok : ExitCode.refused;
}

function listQuestions({ print, say, style, language }: RunContext): ExitCode {
  print(style.bold(say('lab.ask.list')));
  for (const { id } of questions) {
    const text = phrase(scenariosCatalogue, `question.${id}.title`, language) ?? id;
    const [first = '', ...rest] = wrap(text, style.width - 6);
    print(`  ${id.slice(1).padStart(2)}  ${first}`);
    for (const line of rest) print(`      ${line}`);
  }
  print('');
  print(say('lab.ask.more'));
  print(`    cutaway lab ask ${questions[0]?.id.slice(1)}`);
  return ExitCode.ok;
}

function printFindings({ kind, id, observations, table, holds, error }: Findings, context: RunContext): void {
  const { language, print, say, style } = context;
  const text = (key: string, facts = {}): string =>
    phrase(scenariosCatalogue, `${kind}.${id}.${key}`, language, facts) ?? key;
  const paragraph = (content: string, indent: number, mark = ''): void => {
    for (const [index, line] of wrap(content, style.width - indent).entries()) {
      print((index === 0 ? mark : '').padEnd(indent) + line);
    }
  };
  const title = text('title');
  const told =
    language === 'zh' ? `${say('lab.experiment.told')}：“${title}”` : `${say('lab.experiment.told')}: “${title}”`;
  for (const line of wrap(kind === 'erratum' ? told : title, style.width)) print(style.bold(line));
  print('');
  if (table.length > 0) {
    printTable(table, context);
    print('');
  }
  for (const { name, holds: held, facts, rule } of observations) {
    const [symbol, tint] = held ? (['✓', style.good] as const) : (['✗', style.bad] as const);
    const cited = rule === undefined ? '' : language === 'zh' ? `（${rule}）` : ` (${rule})`;
    const [first = '', ...rest] = wrap(text(name, facts) + cited, style.width - 4);
    print(`  ${tint(symbol)} ${first}`);
    for (const line of rest) print(`    ${line}`);
  }
  print('');
  paragraph(text('answer'), 2);
  if (!holds) {
    print('');
    print(style.bad(say('lab.experiment.failed')));
    if (error !== undefined) print(`  ${error}`);
  }
  print('');
}

function printTable(table: Findings['table'], { language, print, style }: RunContext): void {
  const words = (key: string, fallback: string): string => phrase(scenariosCatalogue, key, language) ?? fallback;
  const columns = Object.keys(table[0] ?? {});
  const rows = [
    columns.map((column) => words(`column.${column}`, column)),
    ...table.map((row) => columns.map((column) => words(`value.${row[column]}`, String(row[column] ?? '')))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))));
  for (const [index, row] of rows.entries()) {
    const line = row.map((cell, column) => padColumns(cell, (widths[column] ?? 0) + 2)).join('');
    print(`  ${index === 0 ? style.dim(line.trimEnd()) : line.trimEnd()}`);
  }
}
