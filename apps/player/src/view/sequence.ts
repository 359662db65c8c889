import type { Arrow, Sequence } from '../arrows.js';
import { type Child, h } from '../dom.js';
import type { Words } from '../words.js';
import { lock } from './lock.js';

/** The messages as arrows between the parties. */
export interface SequenceView {
  readonly element: HTMLElement;
  show(arrow: Arrow): void;
}

/** @param choose called with the index of an arrow. */
export function sequenceView(sequence: Sequence, words: Words, choose: (index: number) => void): SequenceView {
  const { actors, arrows } = sequence;
  const buttons = arrows.map((arrow, index) => arrowButton(arrow, actors, words, () => choose(index)));
  const list = h(
    'ol',
    {
      class: 'arrows',
      'aria-label': words.say('player.sequence'),
      onkeydown: (event: KeyboardEvent) => {
        const at = buttons.indexOf(event.target as HTMLButtonElement);
        const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
        if (at < 0 || to === undefined) return;
        event.preventDefault();
        const index = Math.max(0, Math.min(buttons.length - 1, to));
        choose(index);
        buttons[index]?.focus();
      },
    },
    arrows.map((arrow, index) =>
      h(
        'li',
        {},
        arrow.session !== (arrows[index - 1]?.session ?? 1) &&
          h('div', { class: 'session' }, words.say('player.session', { number: arrow.session })),
        buttons[index],
      ),
    ),
  );
  const heads = h(
    'div',
    { class: 'actors', 'aria-hidden': 'true' },
    actors.map((actor) => h('span', { class: `actor ${kindOf(actor)}` }, words.actor(actor))),
  );
  const element = h('div', { class: 'sequence' }, actors.length > 1 && heads, list);
  element.style.setProperty('--lanes', String(actors.length));
  return {
    element,
    show(arrow) {
      for (const [index, button] of buttons.entries()) {
        const current = index === arrow.number - 1;
        button.tabIndex = current ? 0 : -1;
        if (current) button.setAttribute('aria-current', 'step');
        else button.removeAttribute('aria-current');
      }
      reveal(list, buttons[arrow.number - 1]);
    },
  };
}

/** Scrolls inside the list alone: the page stays where the reader has it. */
function reveal(list: HTMLElement, button: HTMLElement | undefined): void {
  if (button === undefined || list.scrollHeight <= list.clientHeight) return;
  const { top, bottom } = button.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  if (top < box.top) list.scrollTop -= box.top - top + 8;
  else if (bottom > box.bottom) list.scrollTop += bottom - box.bottom + 8;
}

/** Which of the known parties: the class of their looks. */
export function kindOf(actor: string): string {
  return ['client', 'server', 'attacker'].includes(actor) ? actor : 'other';
}

/** What a message brought about that must be seen at once. */
export function verdictOf({ consequences }: Arrow): { readonly failed: number; readonly ends: boolean } {
  return {
    failed: consequences.filter((event) => event.kind === 'check' && event.outcome === 'failed').length,
    ends: consequences.some(({ kind }) => kind === 'end'),
  };
}

function arrowButton(arrow: Arrow, actors: readonly string[], words: Words, press: () => void): HTMLButtonElement {
  const { from, to, past, message, carriers } = arrow;
  const [start, end] = [actors.indexOf(from), actors.indexOf(to)];
  const alone = from === to;
  const { failed, ends } = verdictOf(arrow);
  const encrypted = carriers.some(({ protection }) => protection !== undefined);
  const size = words.say('player.size', { count: message.bytes.length / 2 });
  const route = words.say(alone ? 'player.routeAlone' : past === undefined ? 'player.route' : 'player.routePast', {
    actor: words.actor(from),
    from: words.actor(from),
    to: words.actor(to),
    past: past === undefined ? '' : words.actor(past),
  });
  const marks: [Child, string, string][] = [];
  if (encrypted) marks.push([lock(), words.say('player.encrypted'), 'mark']);
  if (failed > 0) marks.push(['✗', words.say('player.failedChecks', { count: failed }), 'mark bad']);
  if (ends) marks.push(['■', words.say('player.ends'), 'mark']);
  const name = [
    `${arrow.number}. ${message.name}`,
    ...(actors.length === 1 ? [] : [route]),
    size,
    ...marks.map(([, text]) => text),
  ].join(', ');
  const line = h(
    'span',
    { class: `line ${start <= end ? 'right' : 'left'}` },
    past !== undefined && h('span', { class: 'eye' }, '◉'),
  );
  line.style.setProperty('--start', String(Math.min(start, end)));
  line.style.setProperty('--span', String(Math.max(1, Math.abs(end - start))));
  return h(
    'button',
    { type: 'button', class: `arrow ${kindOf(from)}`, 'aria-label': name, onclick: press },
    h(
      'span',
      { class: 'label' },
      h('span', { class: 'number' }, arrow.number),
      h('span', { class: 'name' }, alone ? message.name : start <= end ? `${message.name} →` : `← ${message.name}`),
      marks.map(([symbol, title, style]) => h('span', { class: style, title }, symbol)),
    ),
    !alone && line,
  );
}
