import type { Catalogue, Language, Phrase } from '@cutaway/primitives/explain';
import type { PlayerEvent } from './events.js';
import { mountPlayer } from './mount.js';
import type { Player } from './player.js';

/** What a page that plays traces has in its element `trace-data`, as JSON. */
export interface PageData {
  /** In both languages, when nothing else on the page is a sentence: then the reader can change the language. */
  readonly title?: Phrase;
  readonly language: Language;
  readonly catalogue: Catalogue;
  /** By the id of the element each is shown in. */
  readonly traces: Readonly<Record<string, readonly PlayerEvent[]>>;
}

const OTHER: Readonly<Record<Language, { readonly language: Language; readonly lang: string; readonly name: string }>> =
  {
    en: { language: 'zh', lang: 'zh-Hans', name: '简体中文' },
    zh: { language: 'en', lang: 'en', name: 'English' },
  };

// What a file written by the command line runs: plays its traces where the page tells them without a script.
const text = document.getElementById('trace-data')?.textContent;
if (typeof text === 'string') start(JSON.parse(text));

function start({ title, language, catalogue, traces }: PageData): void {
  const entries = Object.entries(traces);
  const players = entries.flatMap(([id, events]) => {
    const element = document.getElementById(id);
    if (element === null) return [];
    return [mountPlayer(element, { events, language, catalogue, deepLinks: entries.length === 1 })];
  });
  if (title !== undefined) offerLanguages(title, language, players);
}

/** A button that shows the page in the other language. */
function offerLanguages(title: Phrase, language: Language, players: readonly Player[]): void {
  const heading = document.querySelector('h1');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'language';
  let now = language;
  const label = (): void => {
    const other = OTHER[now];
    button.textContent = other.name;
    button.lang = other.lang;
  };
  button.addEventListener('click', () => {
    now = OTHER[now].language;
    document.documentElement.lang = now === 'zh' ? 'zh-Hans' : 'en';
    document.title = title[now];
    if (heading !== null) heading.textContent = title[now];
    for (const player of players) player.update({ language: now });
    label();
  });
  label();
  heading?.before(button);
}
