import { type Comparison, legend, lessonOf, SIGNS, titleOf } from '@cutaway/mitm-scenarios/gauntlet/report';
import type { RunContext } from '../../run-context.js';
import { sentence } from '../../views/html/events.js';
import { type Content, html } from '../../views/html/markup.js';
import { page } from '../../views/html/page.js';
import { gauntletView, verdictClass } from './page-view.js';

/** Clients side by side as one page, for publishing. */
export function comparisonPage({ clients, rows }: Comparison, context: RunContext): string {
  const view = gauntletView(context);
  const say = (key: string): string => sentence(view, key) ?? key;
  const { language } = view;
  const title = say('gauntlet.page.compared');
  const groups = [...new Set(rows.map(({ result }) => result.group))];
  const row = ({ result, verdicts }: Comparison['rows'][number]): Content => {
    const cells = verdicts.map((verdict) =>
      verdict === undefined
        ? html`<td></td>`
        : html`<td class="${verdictClass(verdict, result)}" title="${say(`verdict.${verdict}`)}">${SIGNS[verdict]}</td>`,
    );
    return html`<tr><th scope="row" title="${lessonOf(result, language)}">${titleOf(result, language)} <code class="dim">${result.id}</code></th>${cells}</tr>
`;
  };
  const body = html`<h1>${title}</h1>
<p>${legend(language)}</p>
<div class="scroll" tabindex="0"><table class="compared"><thead><tr><td></td>${clients.map((client) => html`<th scope="col">${client}</th>`)}</tr></thead>
${groups.map(
  (group) => html`<tbody><tr><th colspan="${clients.length + 1}" scope="colgroup">${say(`group.${group}`)}</th></tr>
${rows.filter(({ result }) => result.group === group).map(row)}</tbody>`,
)}
</table></div>`;
  return page(title, language, body);
}
