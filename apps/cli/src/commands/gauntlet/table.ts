import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import {
  type CaseResult,
  conclusion,
  type GauntletReport,
  type Judging,
  newFalls,
  timeOutsideClient,
} from '@cutaway/mitm-scenarios/gauntlet';
import {
  endingOf,
  explanationOf,
  isAsExpected,
  lessonOf,
  SIGNS,
  titleOf,
} from '@cutaway/mitm-scenarios/gauntlet/report';
import { phrase } from '@cutaway/primitives/explain';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { padColumns, truncateColumns, wrap } from '../../terminal/wrap.js';

/** Prints the report for people: what went wrong first, with the reason; the rest a line each. */
export function printReport(report: GauntletReport, judging: Judging, context: RunContext): void {
  const { print, say, style, language } = context;
  const text = (key: string): string => phrase(scenariosCatalogue, key, language) ?? key;
  const known = new Set(newFalls(report, judging).map(({ id }) => id));
  print(
    style.bold(
      say('gauntlet.report.title', { client: printable(report.client), protocol: report.protocol.toUpperCase() }),
    ),
  );
  let group = '';
  const tried = report.results.filter(isTried);
  for (const result of tried) {
    if (result.group !== group) {
      group = result.group;
      print('');
      print(style.bold(text(`group.${group}`)));
    }
    printRow(result, context);
  }
  const troubles = tried.filter((result) => !isAsExpected(result));
  if (troubles.length > 0) {
    print('');
    print(style.bold(say('gauntlet.report.why')));
  }
  for (const result of troubles) {
    print('');
    const mark = result.verdict === 'FELL' && !known.has(result.id) ? ` ${say('gauntlet.report.notCounted')}` : '';
    print(
      `${tint(result, context)(SIGNS[result.verdict])} ${result.id} (${text(`severity.${result.severity}`)})${mark}`,
    );
    const ending = endingOf(result, language);
    const why = [explanationOf(result, language), ...(ending === undefined ? [] : [ending])];
    const lines = [lessonOf(result, language), ...why, result.rules.join(', ')];
    for (const line of lines.flatMap((paragraph) => wrap(paragraph, style.width - 4))) print(`    ${line}`);
    for (const line of lastWords(result)) {
      for (const part of wrap(line, style.width - 6)) print(style.dim(`    | ${part}`));
    }
  }
  printUntried(report.results, context);
  print('');
  const counts = Object.entries(report.summary)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${SIGNS[verdict as keyof typeof SIGNS]} ${text(`verdict.${verdict}`)} ${count}`);
  print(counts.join('   '));
  print(
    style.dim(
      say('gauntlet.report.time', {
        seconds: (report.duration / 1000).toFixed(1),
        share: Math.round(100 * timeOutsideClient(report)),
      }),
    ),
  );
  if (report.partial) print(style.warn(say('gauntlet.report.partial')));
  const ended = report.summary.INCONCLUSIVE === report.results.length ? 'untold' : conclusion(report, judging);
  print(style.bold(say(`gauntlet.conclusion.${ended}`, { client: printable(report.client) })));
}

/** Whether the client was started for a case, or the case has a reason of its own why it was not. */
const isTried = ({ twin, verdict }: CaseResult): boolean => twin !== undefined || verdict !== 'INCONCLUSIVE';

/** How many cases were not tried for a reason that they share, in place of a row for each. */
function printUntried(results: readonly CaseResult[], { print, say, style, language }: RunContext): void {
  const untried = results.filter((result) => !isTried(result));
  for (const reason of new Set(untried.map((result) => result.reason))) {
    const same = untried.filter((result) => result.reason === reason);
    const words = phrase(scenariosCatalogue, `verdict-reason.${reason}`, language) ?? reason;
    print('');
    for (const line of wrap(say('gauntlet.report.untried', { count: same.length, reason: words }), style.width)) {
      print(style.warn(line));
    }
    if (reason !== 'never-came-before') continue;
    const advice = say('gauntlet.report.neverCame', { case: results[0]?.id ?? '' });
    for (const line of wrap(advice, style.width)) print(line);
  }
}

function printRow(result: CaseResult, context: RunContext): void {
  const { print, style, language } = context;
  const verdict = phrase(scenariosCatalogue, `verdict.${result.verdict}`, language) ?? result.verdict;
  const title = truncateColumns(titleOf(result, language), style.width - 22);
  print(`  ${tint(result, context)(padColumns(`${SIGNS[result.verdict]} ${verdict}`, 19))} ${title}`);
}

function tint(result: CaseResult, { style }: RunContext): (text: string) => string {
  if (result.verdict === 'FELL') return style.bad;
  if (!isAsExpected(result)) return style.warn;
  return result.verdict === 'NOT_OFFERED' ? style.dim : style.good;
}

/** The last line that the client printed, as a hint. */
function lastWords({ attack, twin, verdict }: CaseResult): string[] {
  const run = attack ?? twin;
  if (run === undefined || verdict === 'FELL') return [];
  const last = printable(run.exit.stderr.trim().split('\n').at(-1) ?? '').trim();
  return last === '' ? [] : [last];
}

/** One line that a terminal shows and does not obey. */
const printable = (text: string): string => printableLines(text).join(' ');
