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

/**
 * Where a player of a page stands. Until it does, and where no script runs, the trace is told in another way.
 *
 * @param place what is chosen at first, as the player writes places: `5.cipher_suite.71`.
 */
export function playerMarkup(id: string, instead: Content, place?: string): Markup {
  return html`<div id="${id}" class="player"${place !== undefined && html` data-place="${place}"`}>${instead}</div>`;
}

/** What a page needs for its players: the script, and the sentences that the events call for. */
export async function playerScript({
  catalogue,
  traces,
  pack,
  ...rest
}: {
  /** Given when nothing else on the page is a sentence: then the reader can change the language. */
  readonly title?: Phrase;
  readonly language: Language;
  readonly catalogue: Catalogue;
  /** By the id of the element each is shown in. */
  readonly traces: Readonly<Record<string, readonly PlayerEvent[]>>;
  /** Packs a trace as the page unpacks it, where there are many. */
  readonly pack?: (trace: readonly PlayerEvent[]) => string;
}): Promise<PageScript> {
  const { default: script } = await import('@cutaway/player/page-script');
  const phrases = neededPhrases(Object.values(traces).flat(), catalogue);
  const packed = Object.entries(traces).map(([id, trace]) => [id, pack?.(trace) ?? trace]);
  return { script, data: { 'trace-data': { ...rest, catalogue: phrases, traces: Object.fromEntries(packed) } } };
}
