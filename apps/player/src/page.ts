import type { Catalogue, Language, Phrase } from '@cutaway/primitives/explain';
import type { PlayerEvent } from './events.js';
import { mountPlayer } from './mount.js';

/** What a page that plays one trace has in its element `trace-data`, as JSON. */
export interface PageData {
  readonly title: Phrase;
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly events: readonly PlayerEvent[];
}

const OTHER: Readonly<Record<Language, { readonly language: Language; readonly lang: string; readonly name: string }>> =
  {
    en: { language: 'zh', lang: 'zh-Hans', name: '简体中文' },
    zh: { language: 'en', lang: 'en', name: 'English' },
  };

// What a file written by the command line runs: plays its trace where the page tells it without a script, in both
// languages.
const element = document.getElementById('trace');
const data = document.getElementById('trace-data')?.textContent;
if (element !== null && typeof data === 'string') {
  const { title, language, catalogue, events }: PageData = JSON.parse(data);
  const player = mountPlayer(element, { events, language, catalogue, deepLinks: true });
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
    player.update({ language: now });
    label();
  });
  label();
  heading?.before(button);
}
