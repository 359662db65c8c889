import type { Catalogue, Language, Phrase } from '@cutaway/primitives/explain';
import type { PlayerEvent } from './events.js';
import { mountPlayer } from './mount.js';
import { fragmentOf, type Place, placeOf } from './place.js';
import type { Player } from './player.js';

/** What a page that plays traces has in its element `trace-data`, as JSON. */
export interface PageData {
  /** In both languages, when nothing else on the page is a sentence: then the reader can change the language. */
  readonly title?: Phrase;
  readonly language: Language;
  readonly catalogue: Catalogue;
  /**
   * By the id of the element each is shown in: the events, or their JSON as zlib packs it (RFC 1950), in base64. An
   * element may name in `data-place` what is chosen at first. What stands in a closed `details` waits until it is opened.
   */
  readonly traces: Readonly<Record<string, readonly PlayerEvent[] | string>>;
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
  const ids = Object.keys(traces).filter((id) => document.getElementById(id) !== null);
  const alone = ids.length === 1;
  const players = new Map<string, Promise<Player>>();
  const playerOf = (id: string): Promise<Player> | undefined => {
    const element = ids.includes(id) ? document.getElementById(id) : null;
    if (element === null || players.has(id)) return players.get(id);
    const place = placeOf(element.dataset.place ?? '');
    const onPlace = (chosen: Place): void => history.replaceState(history.state, '', `#${id}:${fragmentOf(chosen)}`);
    const player = unpacked(traces[id] ?? []).then((events) =>
      mountPlayer(element, {
        ...{ events, language, catalogue, deepLinks: alone },
        ...(place === undefined ? {} : { place }),
        ...(alone ? {} : { onPlace }),
      }),
    );
    players.set(id, player);
    return player;
  };
  for (const id of ids) whenOpen(document.getElementById(id), () => playerOf(id));
  if (!alone) followLinks(playerOf);
  if (title !== undefined) {
    offerLanguages(title, language, async (now) => {
      for (const player of players.values()) (await player).update({ language: now });
    });
  }
}

async function unpacked(trace: readonly PlayerEvent[] | string): Promise<readonly PlayerEvent[]> {
  if (typeof trace !== 'string') return trace;
  const packed = Uint8Array.from(atob(trace), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).json();
}

/** Calls when no `details` around the element is closed any more. */
function whenOpen(element: Element | null, then: () => void): void {
  const closed = element?.closest('details:not([open])') ?? null;
  if (closed === null) then();
  else closed.addEventListener('toggle', () => whenOpen(element, then), { once: true });
}

/**
 * Opens what an address of a page with several traces names, now and whenever a link is followed, even one to where the
 * address is already: `#id`, or `#id:5.cipher_suite.71` for a place in the trace of the element with that id.
 */
function followLinks(playerOf: (id: string) => Promise<Player> | undefined): void {
  const follow = async (hash: string): Promise<void> => {
    const [id = '', fragment = ''] = hash.slice(1).split(':', 2);
    const element = document.getElementById(id);
    if (element === null) return;
    for (let outer: HTMLElement | null = element; outer !== null; outer = outer.parentElement) {
      if (outer instanceof HTMLDetailsElement) outer.open = true;
    }
    const player = await playerOf(id);
    const place = placeOf(fragment);
    if (place !== undefined) player?.go(place);
    element.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link !== null) void follow(link.getAttribute('href') ?? '');
  });
  addEventListener('hashchange', () => void follow(location.hash));
  void follow(location.hash);
}

/** A button that shows the page in the other language. */
function offerLanguages(title: Phrase, language: Language, change: (to: Language) => Promise<void>): void {
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
    void change(now);
    label();
  });
  label();
  heading?.before(button);
}
