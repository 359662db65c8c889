import { neededPhrases, type PlayerEvent } from '@cutaway/player';
import type { Catalogue, Language, Phrase } from '@cutaway/primitives/explain';
import { type Content, html, type Markup } from './markup.js';
import { type PageScript, page } from './page.js';
import { traceMarkup } from './trace.js';

/** One trace and how to tell it. */
export interface TracePage {
  readonly title: Phrase;
  readonly language: Language;
  /** The program's sentences and those of every package whose events may come. */
  readonly catalogue: Catalogue;
  readonly events: readonly PlayerEvent[];
}

/** A page that plays one trace, in the one and the other language. */
export async function tracePage({ title, language, catalogue, events }: TracePage): Promise<string> {
  const body = html`<h1>${title[language]}</h1>
${playerMarkup('trace', traceMarkup(events, { language, catalogue }))}`;
  const active = await playerScript({ title, language, catalogue, traces: { trace: events } });
  return page(title[language], language, body, { active });
}

/** Where a player of a page stands. Until it does, and where no script runs, the trace is told in another way. */
export function playerMarkup(id: string, instead: Content): Markup {
  return html`<div id="${id}" class="player">${instead}</div>`;
}

/** What a page needs for its players: the script, and the sentences that the events call for. */
export async function playerScript({
  catalogue,
  ...rest
}: {
  /** Given when nothing else on the page is a sentence: then the reader can change the language. */
  readonly title?: Phrase;
  readonly language: Language;
  readonly catalogue: Catalogue;
  /** By the id of the element each is shown in. */
  readonly traces: Readonly<Record<string, readonly PlayerEvent[]>>;
}): Promise<PageScript> {
  const { default: script } = await import('@cutaway/player/page-script');
  const phrases = neededPhrases(Object.values(rest.traces).flat(), catalogue);
  return { script, data: { 'trace-data': { ...rest, catalogue: phrases } } };
}
