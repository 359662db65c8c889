import { deflateSync } from 'node:zlib';
import {
  type CaseResult,
  conclusion,
  type GauntletReport,
  type Judging,
  severities,
  timeOutsideClient,
  type Verdict,
} from '@cutaway/mitm-scenarios/gauntlet';
import {
  type Defect,
  defectsOf,
  endingOf,
  explanationOf,
  isAsExpected,
  lessonOf,
  SIGNS,
  titleOf,
} from '@cutaway/mitm-scenarios/gauntlet/report';
import { fragmentOf } from '@cutaway/player';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { RunContext } from '../../run-context.js';
import { type HtmlView, sentence } from '../../views/html/events.js';
import { type Content, html, type Markup } from '../../views/html/markup.js';
import { page } from '../../views/html/page.js';
import { playerMarkup, playerScript } from '../../views/html/trace-page.js';
import { gauntletView, verdictClass } from './page-view.js';

/** Places listed of one message: another key makes dozens of fields differ. */
const MOST_DEFECTS = 6;

/** Characters shown of what a client printed. */
const MOST_PRINTED = 4000;

/** A report as one page: a row for each case, and in it the handshake, opened at the byte that is wrong. */
export async function reportPage(report: GauntletReport, judging: Judging, context: RunContext): Promise<string> {
  const view = gauntletView(context);
  const say = (key: string, values?: Readonly<Record<string, unknown>>): string => sentence(view, key, values) ?? key;
  const { client, argv, protocol, duration, partial, results, summary } = report;
  const title = say('gauntlet.report.title', { client, protocol: protocol.toUpperCase() });
  const share = Math.round(100 * timeOutsideClient(report));
  const falls = results
    .filter(({ verdict }) => verdict === 'FELL')
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const groups = [...new Set(results.map(({ group }) => group))];
  const counts = Object.entries(summary).filter(([, count]) => count > 0) as [Verdict, number][];
  const ended = summary.INCONCLUSIVE === results.length ? 'untold' : conclusion(report, judging);
  const body = html`<h1>${title}</h1>
<p><b class="${falls.length > 0 ? 'bad' : ''}">${say(`gauntlet.conclusion.${ended}`, { client })}</b></p>
<p class="counts">${counts.map(([verdict, count]) => html`<span class="${verdictClass(verdict)}">${SIGNS[verdict]} ${say(`verdict.${verdict}`)} ${count}</span>`)}</p>
${partial && html`<p class="warn"><b>${say('gauntlet.report.partial')}</b></p>`}
<p class="dim">${say('gauntlet.page.command')} <code>${argv.join(' ')}</code><br>
${report.started} · ${say('gauntlet.report.time', { seconds: (duration / 1000).toFixed(1), share })}</p>
${falls.length > 0 && html`<h2>${say('gauntlet.page.fallen', { client })}</h2><ul class="falls">${falls.map(({ id, severity }) => html`<li><a href="#${id}">${titleOf({ id }, view.language)}</a> <span class="dim">${say(`severity.${severity}`)}</span></li>`)}</ul>`}
${groups.map(
  (group) => html`<h2>${say(`group.${group}`)}</h2>
${results.filter((result) => result.group === group).map((result) => caseMarkup(result, view))}`,
)}`;
  const traced = results.flatMap((result) => {
    const { trace = [] } = runOf(result) ?? {};
    return trace.length === 0 ? [] : [[traceId(result), trace] as const];
  });
  const active = await playerScript({ ...view, traces: Object.fromEntries(traced), pack });
  return page(title, view.language, body, { active });
}

/** What zlib makes of the events' JSON, in base64: a fifth of its size. */
const pack = (trace: readonly TraceEvent[]): string =>
  deflateSync(JSON.stringify(trace), { level: 9 }).toString('base64');

/** The run that is shown: the attack, unless it did not come to it. */
const runOf = ({ attack, twin }: CaseResult): CaseResult['attack'] => attack ?? twin;

const traceId = ({ id }: CaseResult): string => `trace-${id}`;

function caseMarkup(result: CaseResult, view: HtmlView): Markup {
  const { language } = view;
  const say = (key: string, values?: Readonly<Record<string, unknown>>): string => sentence(view, key, values) ?? key;
  const { id, control, verdict, severity, rules, cve = [] } = result;
  const { observations = [], exit, trace = [] } = runOf(result) ?? {};
  const printed = exit === undefined ? '' : (exit.stdout + exit.stderr).trim();
  const defects = defectsOf(result);
  return html`<details class="case" id="${id}"><summary><b class="${verdictClass(verdict, result)}">${SIGNS[verdict]} ${say(`verdict.${verdict}`)}</b> <span class="title">${titleOf(result, language)}</span> <span class="dim">${!control && say(`severity.${severity}`)}</span></summary>
<p>${lessonOf(result, language)}</p>
<p>${explanationOf(result, language)} ${!isAsExpected(result) && endingOf(result, language)}</p>
${observations.map(({ name, context }) => html`<p>${say(`observed.${name}`, context)}</p>`)}
<p class="dim">${say('gauntlet.page.rules', { rules: [...rules, ...cve].join(language === 'zh' ? '、' : ', ') })} · <code>${id}</code></p>
${defects.length > 0 && html`<h3>${say('gauntlet.page.defect')}</h3><ul class="defects">${defects.slice(0, MOST_DEFECTS).map((defect) => defectMarkup(defect, result, view))}</ul>`}
${printed !== '' && html`<h3>${say('gauntlet.page.printed')}</h3><pre>${printed.slice(0, MOST_PRINTED)}</pre>`}
${
  trace.length > 0 &&
  html`<h3>${say('gauntlet.page.handshake')}</h3>
${playerMarkup(traceId(result), html`<noscript>${say('gauntlet.page.noScript')}</noscript>`, defects[0] && fragmentOf(defects[0]))}`
}</details>
`;
}

function defectMarkup(defect: Defect, result: CaseResult, view: HtmlView): Content {
  const { name, path, value, honest, missing } = defect;
  const say = (key: string, values: Readonly<Record<string, unknown>>): Content =>
    html`<br><span class="dim">${sentence(view, key, values)}</span>`;
  return html`<li><a href="#${traceId(result)}:${fragmentOf(defect)}"><code>${path === undefined ? name : `${name}.${path}`}</code></a>${value !== undefined && html` = <code>${value}</code>`}
${honest !== undefined && say('gauntlet.page.honest', { value: honest })}${missing && say('gauntlet.page.missing', { names: missing.join(', ') })}</li>`;
}
