import { type Arrow, type Sequence, sequenceOf } from './arrows.js';
import { h } from './dom.js';
import type { PlayerEvent, PlayerMessage } from './events.js';
import { fragmentOf, type Place, placeOf } from './place.js';
import type { Player, PlayerOptions } from './player.js';
import { STYLE } from './style.js';
import { consequencesView } from './view/consequences.js';
import { type Controls, controls } from './view/controls.js';
import { derivationView } from './view/derivation.js';
import { type MessageView, messageView } from './view/message.js';
import { type SequenceView, sequenceView } from './view/sequence.js';
import { Words } from './words.js';

// Below this width a row of the dump has eight bytes.
const NARROW = 480;

/**
 * Shows a trace inside an element, in a shadow root of it. A child of the element with `slot="tools"` is shown below the
 * bytes.
 */
export function mountPlayer(element: HTMLElement, options: PlayerOptions): Player {
  return new MountedPlayer(element, options);
}

class MountedPlayer implements Player {
  private readonly root: ShadowRoot;
  private readonly observer: ResizeObserver;
  private options: PlayerOptions;
  private words!: Words;
  private sequence!: Sequence;
  private events!: ReadonlyMap<number, PlayerEvent>;
  private controls!: Controls;
  private arrows!: SequenceView;
  private stage!: HTMLElement;
  private status!: HTMLElement;
  private shownArrow: Arrow | undefined;
  private message: MessageView | undefined;
  private chosen: Place | undefined;
  private columns: 8 | 16;

  constructor(element: HTMLElement, options: PlayerOptions) {
    this.options = options;
    this.root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    this.columns = columnsFor(element);
    this.observer = new ResizeObserver(() => {
      const columns = columnsFor(element);
      if (columns === this.columns) return;
      this.columns = columns;
      this.shownArrow = undefined;
      if (this.chosen !== undefined) this.show(this.chosen);
    });
    this.build();
    const named = options.deepLinks === true ? placeOf(location.hash) : undefined;
    this.open(named ?? options.place);
    this.observer.observe(element);
    if (options.deepLinks === true) addEventListener('hashchange', this.follow);
  }

  get place(): Place | undefined {
    return this.chosen;
  }

  go(place: Place): void {
    if (this.sequence.arrows.length === 0) return;
    const next = this.show(place);
    if (this.options.deepLinks === true) history.replaceState(history.state, '', `#${fragmentOf(next)}`);
    this.options.onPlace?.(next);
  }

  update(changed: Partial<PlayerOptions>): void {
    this.controls.stop();
    this.options = { ...this.options, ...changed };
    this.build();
    this.open(changed.place ?? this.chosen);
  }

  destroy(): void {
    this.controls.stop();
    this.observer.disconnect();
    removeEventListener('hashchange', this.follow);
    this.root.replaceChildren();
  }

  private readonly follow = (): void => {
    const named = placeOf(location.hash);
    if (named !== undefined && (this.chosen === undefined || fragmentOf(named) !== fragmentOf(this.chosen))) {
      this.go(named);
    }
  };

  private build(): void {
    const { events, language, catalogue, title } = this.options;
    const words = new Words(language, catalogue);
    this.words = words;
    this.sequence = sequenceOf(events);
    this.events = new Map(events.map((event) => [event.id, event]));
    const { arrows, loose } = this.sequence;
    const goTo = (index: number): void => {
      const arrow = arrows[index];
      if (arrow !== undefined) this.go({ message: arrow.message.id });
    };
    this.controls = controls(arrows, words, goTo);
    this.arrows = sequenceView(this.sequence, words, (index) => {
      this.controls.stop();
      goTo(index);
    });
    this.stage = h('div', { class: 'stage' });
    this.status = h('p', { role: 'status', class: 'aside' });
    this.shownArrow = undefined;
    this.root.replaceChildren(
      h(
        'section',
        {
          class: 'player',
          lang: language === 'zh' ? 'zh-Hans' : 'en',
          'aria-label': title ?? words.say('player.title'),
        },
        title !== undefined && h('h2', {}, title),
        arrows.length === 0
          ? h('p', { class: 'dim' }, words.say('player.empty'))
          : [this.controls.element, h('div', { class: 'columns' }, this.arrows.element, this.stage)],
        loose.length > 0 && this.consequences(loose),
        derivationView(events, words, (id) => this.goToSecret(id)),
        this.status,
      ),
    );
  }

  private open(place: Place | undefined): void {
    const [first] = this.sequence.arrows;
    if (first === undefined) this.chosen = undefined;
    else this.show(place ?? { message: first.message.id });
  }

  /** Shows a place as far as it exists, and gives it. */
  private show(place: Place): Place {
    const { arrow, form } = this.find(place);
    if (arrow !== this.shownArrow || this.message?.shown !== form.id) this.stageArrow(arrow, form);
    const chosen = this.message?.choose({ ...place, message: form.id }) ?? place;
    this.chosen = chosen;
    return chosen;
  }

  private stageArrow(arrow: Arrow, form: PlayerMessage): void {
    const { words } = this;
    const before = this.shownArrow;
    const focused = this.root.activeElement instanceof HTMLElement ? this.root.activeElement.dataset.form : undefined;
    this.message = messageView({ arrow, form, columns: this.columns, words, go: (place) => this.go(place) });
    this.stage.replaceChildren(this.message.element, this.consequences(arrow.consequences));
    // The button that changed the form was replaced with the rest.
    if (focused !== undefined) this.stage.querySelector<HTMLElement>(`[data-form="${form.id}"]`)?.focus();
    this.shownArrow = arrow;
    this.controls.show(arrow);
    this.arrows.show(arrow);
    if (before === undefined || before === arrow) return;
    const key = arrow.from === arrow.to ? 'player.stepAlone' : 'player.stepNamed';
    this.status.textContent = words.say(key, {
      number: arrow.number,
      count: this.sequence.arrows.length,
      name: arrow.message.name,
      from: words.actor(arrow.from),
      to: words.actor(arrow.to),
    });
  }

  private consequences(events: Arrow['consequences']): HTMLElement {
    return consequencesView(events, {
      words: this.words,
      events: this.events,
      severalParties: new Set(this.options.events.map(({ actor }) => actor)).size > 1,
      go: (place) => this.go(place),
      goToSecret: (id) => this.goToSecret(id),
    });
  }

  private goToSecret(id: number): void {
    const arrow = this.sequence.arrows.find(({ consequences }) => consequences.some((event) => event.id === id));
    if (arrow !== undefined && arrow !== this.shownArrow) this.go({ message: arrow.message.id });
    const details = this.root.querySelector<HTMLDetailsElement>(`[data-secret="${id}"]`);
    if (details === null) return;
    details.open = true;
    details.querySelector('summary')?.focus();
  }

  /** The arrow of a message, and the form of it that was meant: what one party sent, or the record around it. */
  private find({ message: id }: Place): { arrow: Arrow; form: PlayerMessage } {
    const { arrows } = this.sequence;
    // One record may carry several messages: that of the one that is shown is meant first.
    for (const arrow of this.shownArrow === undefined ? arrows : [this.shownArrow, ...arrows]) {
      if (arrow.message.id === id) return { arrow, form: arrow.message };
      if (arrow.received?.id === id) return { arrow, form: arrow.message };
      const carrier = arrow.carriers.find((record) => record.id === id);
      if (carrier !== undefined) return { arrow, form: carrier };
    }
    const [first] = arrows;
    if (first === undefined) throw new RangeError('a trace without messages has no place');
    return { arrow: first, form: first.message };
  }
}

function columnsFor(element: HTMLElement): 8 | 16 {
  return element.clientWidth < NARROW ? 8 : 16;
}
