import type { Arrow } from '../arrows.js';
import { h } from '../dom.js';
import type { Words } from '../words.js';

const PLAY_INTERVAL = 2500;

/** The buttons that step, play and jump. */
export interface Controls {
  readonly element: HTMLElement;
  show(arrow: Arrow): void;
  stop(): void;
}

/** @param go called with the index of an arrow. */
export function controls(arrows: readonly Arrow[], words: Words, go: (index: number) => void): Controls {
  let at = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const button = (key: Parameters<Words['say']>[0], symbol: string, press: () => void): HTMLButtonElement =>
    h('button', { type: 'button', title: words.say(key), 'aria-label': words.say(key), onclick: press }, symbol);
  const stepTo = (index: number): void => {
    stop();
    go(Math.max(0, Math.min(arrows.length - 1, index)));
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    label();
  };
  const label = (): void => {
    const name = words.say(timer === undefined ? 'player.play' : 'player.pause');
    play.textContent = timer === undefined ? '▶' : '⏸';
    play.title = name;
    play.setAttribute('aria-label', name);
  };
  const play = button('player.play', '▶', () => {
    if (timer !== undefined) return stop();
    if (at === arrows.length - 1) go(0);
    timer = setInterval(() => (at < arrows.length - 1 ? go(at + 1) : stop()), PLAY_INTERVAL);
    label();
  });
  play.className = 'play';
  const first = button('player.first', '⇤', () => stepTo(0));
  const previous = button('player.previous', '←', () => stepTo(at - 1));
  const next = button('player.next', '→', () => stepTo(at + 1));
  const last = button('player.last', '⇥', () => stepTo(arrows.length - 1));
  const slider = h('input', {
    type: 'range',
    min: 1,
    max: arrows.length,
    'aria-label': words.say('player.jump'),
    oninput: () => stepTo(Number(slider.value) - 1),
  });
  const count = h('span', { class: 'count' });
  const element = h(
    'div',
    {
      class: 'controls',
      role: 'group',
      'aria-label': words.say('player.controls'),
      onkeydown: (event: KeyboardEvent) => {
        const step = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: arrows.length - 1 }[event.key];
        // The slider does all this by itself.
        if (step === undefined || event.target === slider || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        stepTo(step);
      },
    },
    first,
    previous,
    play,
    next,
    last,
    slider,
    count,
  );
  return {
    element,
    show(arrow) {
      at = arrow.number - 1;
      slider.value = String(arrow.number);
      const step = words.say('player.step', { number: arrow.number, count: arrows.length });
      slider.setAttribute('aria-valuetext', `${step}: ${arrow.message.name}`);
      count.textContent = step;
      // `disabled` would take the focus from the button that was just pressed.
      for (const edge of [first, previous]) edge.setAttribute('aria-disabled', String(at === 0));
      for (const edge of [next, last]) edge.setAttribute('aria-disabled', String(at === arrows.length - 1));
    },
    stop,
  };
}
