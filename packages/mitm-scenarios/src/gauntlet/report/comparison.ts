import type { Language } from '@cutaway/primitives/explain';
import type { CaseResult, GauntletReport } from '../result.js';
import type { Verdict } from '../verdict.js';
import { say, titleOf } from './wording.js';

/** One sign for each verdict, to be read without colour. */
export const SIGNS: Readonly<Record<Verdict, string>> = {
  FELL: '✗',
  REFUSED: '✓',
  ACCEPTED: '+',
  NOT_OFFERED: '–',
  INCONCLUSIVE: '?',
  NOT_TESTABLE: '·',
};

/** Reports of several clients side by side: a row for each case that any of them has, in their order. */
export interface Comparison {
  readonly clients: readonly string[];
  readonly rows: readonly { readonly result: CaseResult; readonly verdicts: readonly (Verdict | undefined)[] }[];
}

/** Puts reports beside each other. */
export function compareReports(reports: readonly GauntletReport[]): Comparison {
  const first = new Map<string, CaseResult>();
  for (const { results } of reports)
    for (const result of results) if (!first.has(result.id)) first.set(result.id, result);
  return {
    clients: reports.map(({ client }) => client),
    rows: [...first.values()].map((result) => ({
      result,
      verdicts: reports.map(({ results }) => results.find(({ id }) => id === result.id)?.verdict),
    })),
  };
}

/** A table in Markdown, and what its signs mean. */
export function comparisonMarkdown({ clients, rows }: Comparison, language: Language = 'en'): string {
  const cells = (values: readonly string[]): string =>
    `| ${values.map((value) => value.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    cells([language === 'zh' ? '用例' : 'case', ...clients]),
    cells(['---', ...clients.map(() => ':-:')]),
    ...rows.map(({ result, verdicts }) =>
      cells([titleOf(result, language), ...verdicts.map((verdict) => (verdict === undefined ? '' : SIGNS[verdict]))]),
    ),
    '',
    legend(language),
    '',
  ].join('\n');
}

/** What each sign means, in one line. */
export function legend(language: Language): string {
  const meanings = Object.entries(SIGNS).map(([verdict, sign]) => `${sign} ${say(`verdict.${verdict}`, language)}`);
  return meanings.join(language === 'zh' ? '，' : ', ');
}
