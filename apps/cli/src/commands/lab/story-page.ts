import type { Cell, StepEvent } from '@cutaway/mitm-scenarios';
import type { MessageEvent } from '@cutaway/primitives/trace';
import type { RunContext } from '../../run-context.js';
import { actorName, eventItem, type HtmlView, messageBlock, sentence } from '../../views/html/events.js';
import { type Content, html, type Markup } from '../../views/html/markup.js';
import { page } from '../../views/html/page.js';
import { playerMarkup, playerScript } from '../../views/html/trace-page.js';
import { type Step, type StepMessage, stepsOf } from './steps.js';
import { verdictMarkup } from './verdict-markup.js';
import { labView } from './view.js';

/** One cell as a page: who did what in which step, every message with its fields and bytes, and the verdict. */
export async function storyPage(cell: Cell, context: RunContext): Promise<string> {
  const view = labView(context);
  const say = (key: string, values?: Readonly<Record<string, unknown>>): string => sentence(view, key, values) ?? '';
  const { rung, attacker, trace } = cell;
  const title = `${rung} × ${attacker}`;
  const { steps, afterwards } = stepsOf(trace);
  const body = html`<h1>${say(`rung.${rung}.title`)} × ${say(`attacker.${attacker}.title`)}</h1>
<dl><dt>${say('lab.story.design')}</dt><dd>${say(`rung.${rung}.lesson`)}</dd>
<dt>${say('lab.story.attacker')}</dt><dd>${say(`attacker.${attacker}.lesson`)}</dd></dl>
<section class="verdict"><h2>${say('lab.verdict')}</h2>${verdictMarkup(cell, view)}</section>
${playerMarkup(
  'trace',
  html`${steps.map((step, index) => stepMarkup(step, step.session !== (steps[index - 1]?.session ?? 1), trace, view))}`,
)}
${afterwards.length > 0 ? html`<h2>${say('lab.story.afterwards')}</h2>${eventList(afterwards, view)}` : undefined}
<p class="dim">${say('lab.reproduce')} <code>cutaway lab ${rung} ${attacker} --seed ${cell.seed}</code></p>`;
  const { catalogue, language } = view;
  return page(title, language, body, { active: await playerScript({ language, catalogue, traces: { trace } }) });
}

function stepMarkup(step: Step, newSession: boolean, trace: readonly StepEvent[], view: HtmlView): Markup {
  const heading = newSession
    ? html`<h2>${sentence(view, 'lab.story.session', { number: step.session })}</h2>`
    : undefined;
  return html`${heading}<section class="step" id="step-${step.number}">
${step.messages.map((message, index) => stepMessage(step, message, index === 0, trace, view))}
${step.replacement && stepMessage(step, step.replacement, false, trace, view)}
${eventList(step.consequences, view)}</section>
`;
}

function stepMessage(
  step: Step,
  message: StepMessage,
  first: boolean,
  trace: readonly StepEvent[],
  view: HtmlView,
): Markup {
  const records = (message.carriers ?? []).flatMap(({ id }): MessageEvent[] => {
    const record = trace[id];
    return record?.kind === 'message' ? [record] : [];
  });
  const heading = html`<span class="number">${first ? step.number : ''}</span> ${actorName(view, message.actor)} → ${actorName(view, message.facing)}`;
  return messageBlock(message, records, view, {
    heading,
    open: first && step.messages.length === 1,
    note: first && route(step, message, view),
  });
}

function route({ route: way, reason }: Step, message: StepMessage, view: HtmlView): Content {
  const other = message.facing === 'client' ? 'server' : 'client';
  const victim = actorName(view, way === 'injected' ? other : message.facing);
  return html`<p class="${way === 'forwarded' ? 'dim' : 'bad'}">${sentence(view, `lab.route.${way}`, { victim })} ${reason === undefined ? undefined : sentence(view, `reason.${reason}`)}</p>`;
}

function eventList(events: readonly StepEvent[], view: HtmlView): Content {
  const items = events.map((event) => eventItem(event, view)).filter((item) => item !== undefined);
  return items.length > 0 && html`<ul class="events">${items}</ul>`;
}
