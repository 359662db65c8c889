import { neededPhrases, type PlayerEvent } from '@cutaway/player';
import type { Catalogue, Language, Phrase } from '@cutaway/primitives/explain';
import { html, type Markup } from './markup.js';
import { type PageScript, page } from './page.js';
import { traceMarkup } from './trace.js';

/** A trace and how to tell it. */
export interface TracePage {
  readonly title: Phrase;
  readonly language: Language;
  /** The program's sentences and those of every package whose events may come. */
  readonly catalogue: Catalogue;
  readonly events: readonly PlayerEvent[];
}

/** A page that plays one trace. */
export async function tracePage(trace: TracePage): Promise<string> {
  const { title, language } = trace;
  const body = html`<h1>${title[language]}</h1>
${playerMarkup(trace)}`;
  return page(title[language], language, body, { active: await playerScript(trace) });
}

/** Where the player of a page stands; until it does, and where no script runs, the trace as text. */
export function playerMarkup({ events, language, catalogue }: TracePage): Markup {
  return html`<div id="trace">${traceMarkup(events, { language, catalogue })}</div>`;
}

/** What the page needs for its player: the script, the events, and the sentences that they call for. */
export async function playerScript({ title, language, catalogue, events }: TracePage): Promise<PageScript> {
  const { default: script } = await import('@cutaway/player/page-script');
  const data = { title, language, catalogue: neededPhrases(events, catalogue), events };
  return { script, data: { 'trace-data': data } };
}
