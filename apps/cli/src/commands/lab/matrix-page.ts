import { attackers, type Cell, type Lab, type Outcome, type Rung } from '@cutaway/mitm-scenarios';
import type { RunContext } from '../../run-context.js';
import { type HtmlView, sentence } from '../../views/html/events.js';
import { type Content, html, type Markup } from '../../views/html/markup.js';
import { page } from '../../views/html/page.js';
import { verdictMarkup } from './verdict-markup.js';
import { labView } from './view.js';

/** The matrix as a page; a click on a cell shows what came of it. Cells come without traces. */
export function matrixPage(lab: Lab, rows: readonly Rung[], cells: readonly Cell[], context: RunContext): string {
  const view = labView(context);
  const say = (key: string, values?: Readonly<Record<string, unknown>>): string => sentence(view, key, values) ?? '';
  const title = say('lab.matrix.title', { rungs: rows.length, attackers: attackers.length });
  const outcomes = [...new Set(cells.map(({ outcome }) => outcome))];
  const body = html`<h1>${title}</h1>
<p>${outcomes.map((outcome) => html`<b class="mono">${symbol(outcome, view)}</b> ${say(`outcome.${outcome}`)} &emsp;`)}</p>
<div class="scroll"><table class="matrix"><thead><tr><td></td>
${attackers.map(({ id }) => html`<th scope="col"><a href="#attacker-${id}">${say(`attacker.${id}.title`)}</a></th>`)}
</tr></thead><tbody>
${rows.map(
  ({
    id,
  }) => html`<tr><th scope="row"><a href="#rung-${id}">${id}</a></th>${cells.filter(({ rung }) => rung === id).map((cell) => cellMarkup(cell, view))}</tr>
`,
)}
</tbody></table></div>
<p class="dim">${say('html.noTarget')}</p>
${cells.map((cell) => detail(cell, view))}
${definitions('lab.matrix.rungs', 'rung', rows, view)}
${definitions('lab.matrix.attackers', 'attacker', attackers, view)}
<p class="dim">${say('lab.reproduce')} <code>cutaway lab ${rows.length === 1 ? `${rows[0]?.id} ` : ''}--seed ${lab.seed}</code></p>`;
  return page(title, context.language, body);
}

const symbol = (outcome: Outcome, view: HtmlView): string => sentence(view, `lab.symbol.${outcome}`) ?? outcome;

function cellMarkup(cell: Cell, view: HtmlView): Content {
  const { rung, attacker, outcome } = cell;
  const kind = outcome === 'safe' ? 'safe' : cell.violations.length > 0 ? 'fell' : 'dim';
  const label = `${rung} × ${attacker}: ${sentence(view, `outcome.${outcome}`)}`;
  return html`<td class="${kind}"><a href="#${rung}--${attacker}" title="${label}" aria-label="${label}">${symbol(outcome, view)}</a></td>`;
}

function detail(cell: Cell, view: HtmlView): Markup {
  const { rung, attacker, seed } = cell;
  return html`<section class="cell" id="${rung}--${attacker}"><a class="close" href="#">✕ ${sentence(view, 'html.close')}</a><h3>${rung} × ${attacker}</h3>
<p>${sentence(view, `rung.${rung}.title`)} × ${sentence(view, `attacker.${attacker}.title`)}</p>
${verdictMarkup(cell, view)}
<p class="dim">${sentence(view, 'html.command')}: <code>cutaway lab ${rung} ${attacker} --seed ${seed}</code></p></section>
`;
}

function definitions(
  heading: string,
  kind: 'rung' | 'attacker',
  entries: readonly { readonly id: string }[],
  view: HtmlView,
): Markup {
  return html`<h2>${sentence(view, heading)}</h2>
${entries.map(
  ({ id }) => html`<h3 id="${kind}-${id}">${sentence(view, `${kind}.${id}.title`)} <code>${id}</code></h3>
<p>${sentence(view, `${kind}.${id}.lesson`)}</p>
`,
)}`;
}
