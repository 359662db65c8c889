import type { Findings } from '@cutaway/mitm-scenarios/experiments';
import type { RunContext } from '../../run-context.js';
import { sentence } from '../../views/html/events.js';
import { html, type Markup } from '../../views/html/markup.js';
import { page } from '../../views/html/page.js';
import { traceMarkup } from '../../views/html/trace.js';
import { playerMarkup, playerScript } from '../../views/html/trace-page.js';
import { labView } from './view.js';

/** What the parties told, without what the experiment did to set them up. */
const told = (trace: Findings['trace']): Findings['trace'] => trace.filter(({ actor }) => actor !== 'experimenter');

/** Experiments as a page: what was asked or told, what was found out, the answer, and the trace. */
export async function findingsPage(all: readonly Findings[], context: RunContext): Promise<string> {
  const view = labView(context);
  const say = (key: string, facts?: Readonly<Record<string, unknown>>): string => sentence(view, key, facts) ?? key;
  const markup = ({ kind, id, observations, table, holds, error, trace }: Findings): Markup => {
    const columns = Object.keys(table[0] ?? {});
    return html`<h2 id="${id}">${kind === 'erratum' ? `${say('lab.experiment.told')}: ` : ''}${say(`${kind}.${id}.title`)}</h2>
${
  columns.length > 0 &&
  html`<div class="scroll"><table class="plain"><thead><tr>${columns.map((column) => html`<th scope="col">${say(`column.${column}`)}</th>`)}</tr></thead>
<tbody>${table.map((row) => html`<tr>${columns.map((column) => html`<td>${sentence(view, `value.${row[column]}`) ?? String(row[column] ?? '')}</td>`)}</tr>`)}</tbody></table></div>`
}
<ul class="events">${observations.map(
      ({ name, holds: held, facts, rule }) =>
        html`<li class="${held ? 'good' : 'bad'}">${held ? '✓' : '✗'} ${say(`${kind}.${id}.${name}`, facts)} <span class="dim">${rule}</span></li>`,
    )}</ul>
<p>${say(`${kind}.${id}.answer`)}</p>
${holds ? undefined : html`<p class="bad">${say('lab.experiment.failed')} ${error}</p>`}
${
  trace.length > 0
    ? html`<details><summary>${say('html.trace')}</summary>${playerMarkup(`trace-${id}`, traceMarkup(told(trace), view))}</details>`
    : undefined
}
`;
  };
  const [first] = all;
  const title = all.length === 1 && first !== undefined ? say(`${first.kind}.${first.id}.title`) : 'cutaway lab';
  const traces = Object.fromEntries(
    all.flatMap(({ id, trace }) => (trace.length > 0 ? [[`trace-${id}`, told(trace)]] : [])),
  );
  const body = html`<h1>cutaway lab</h1>${all.map(markup)}`;
  return page(title, context.language, body, { active: await playerScript({ ...view, traces }) });
}
