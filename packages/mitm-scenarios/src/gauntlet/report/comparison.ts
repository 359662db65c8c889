import type { Language } from '@cutaway/primitives/explain';
import type { CaseResult, GauntletReport } from '../result.js';
import type { Verdict } from '../verdict.js';
import { lessonOf, say, titleOf } from './wording.js';
import { escapeXml } from './xml.js';

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

/** One self-contained page with the table, for publishing. */
export function comparisonPage({ clients, rows }: Comparison, language: Language = 'en'): string {
  const title = escapeXml(language === 'zh' ? 'Gauntlet：客户端对比' : 'Gauntlet: clients compared');
  const head = clients.map((client) => `<th scope="col">${escapeXml(client)}</th>`).join('');
  const groups = [...new Set(rows.map(({ result }) => result.group))];
  const row = ({ result, verdicts }: Comparison['rows'][number]): string => {
    const cells = verdicts.map((verdict) =>
      verdict === undefined
        ? '<td></td>'
        : `<td class="${verdict}" title="${escapeXml(say(`verdict.${verdict}`, language))}">${SIGNS[verdict]}</td>`,
    );
    const name = `${escapeXml(titleOf(result, language))} <code>${escapeXml(result.id)}</code>`;
    return `<tr><th scope="row" title="${escapeXml(lessonOf(result, language))}">${name}</th>${cells.join('')}</tr>`;
  };
  const body = groups.map((group) => {
    const header = `<tr><th colspan="${clients.length + 1}" scope="colgroup">${escapeXml(say(`group.${group}`, language))}</th></tr>`;
    const ofGroup = rows.filter(({ result }) => result.group === group).map(row);
    return `<tbody>${[header, ...ofGroup].join('\n')}</tbody>`;
  });
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<p>${escapeXml(legend(language))}</p>
<table><thead><tr><td></td>${head}</tr></thead>${body.join('\n')}</table>
</body></html>
`;
}

/** What each sign means. */
function legend(language: Language): string {
  const meanings = Object.entries(SIGNS).map(([verdict, sign]) => `${sign} ${say(`verdict.${verdict}`, language)}`);
  return meanings.join(language === 'zh' ? '，' : ', ');
}

const STYLE = `:root{color-scheme:light dark;--bad:#b00020;--mild:#7a5b00}
@media(prefers-color-scheme:dark){:root{--bad:#ff8a80;--mild:#fdd663}}
body{font:15px/1.4 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}
table{border-collapse:collapse}td{text-align:center;padding:.1rem .6rem}tr:hover td,tr:hover th{text-decoration:underline}
th[scope=row]{font-weight:normal;text-align:left}th[scope=colgroup]{text-align:left;padding-top:1rem}
th[scope=col]{position:sticky;top:0;background:Canvas;padding:.3rem .6rem}
code{font-size:.8em;opacity:.7}.FELL{color:var(--bad);font-weight:bold}.INCONCLUSIVE{color:var(--mild)}`;
