import type { CheckEvent, ChoiceEvent, EndEvent, SecretEvent } from '@cutaway/primitives/trace';
import { type Child, h } from '../dom.js';
import type { PlayerEvent, PlayerMessage } from '../events.js';
import { endKeys, secretKey } from '../needed-phrases.js';
import type { Place } from '../place.js';
import type { Words } from '../words.js';
import { copyButton } from './copy.js';
import { lock } from './lock.js';
import { kindOf } from './sequence.js';

type Consequence = Exclude<PlayerEvent, PlayerMessage>;

export interface ConsequencesOptions {
  readonly words: Words;
  /** All events by id: where inputs come from. */
  readonly events: ReadonlyMap<number, PlayerEvent>;
  /** Whether several parties tell the trace: then each event names its own. */
  readonly severalParties: boolean;
  readonly go: (place: Place) => void;
  /** Shows the secret with this event id, wherever it was derived. */
  readonly goToSecret: (id: number) => void;
}

/** What came of a message: how it ended, what was checked, chosen and derived. */
export function consequencesView(consequences: readonly Consequence[], options: ConsequencesOptions): HTMLElement {
  const { words } = options;
  const of = <Kind extends Consequence['kind']>(kind: Kind): Extract<Consequence, { kind: Kind }>[] =>
    consequences.filter((event): event is Extract<Consequence, { kind: Kind }> => event.kind === kind);
  const [ends, checks, choices, secrets] = [of('end'), of('check'), of('choice'), of('secret')];
  const count = (outcome: CheckEvent['outcome']): number => checks.filter((check) => check.outcome === outcome).length;
  return h(
    'div',
    { class: 'consequences' },
    ends.map((event) => endElement(event, options)),
    checks.length > 0 &&
      panel(
        'checks',
        words.say('player.checks'),
        words.say('player.checksCount', {
          passed: count('passed'),
          failed: count('failed'),
          skipped: count('skipped'),
        }),
        [...checks].sort((a, b) => weight(a) - weight(b)).map((event) => checkElement(event, options)),
      ),
    choices.length > 0 &&
      panel(
        'choices',
        words.say('player.choices'),
        String(choices.length),
        choices.map((event) => choiceElement(event, options)),
      ),
    secrets.length > 0 &&
      panel(
        'secrets',
        words.say('player.secrets'),
        String(secrets.length),
        secrets.map((event) => secretElement(event, options)),
      ),
  );
}

/** What failed comes first, what was skipped last. */
const weight = ({ outcome }: CheckEvent): number => ({ failed: 0, passed: 1, skipped: 2 })[outcome];

function panel(name: string, title: string, note: string, items: Child): HTMLElement {
  return h(
    'section',
    { class: `panel ${name}` },
    h('h4', {}, title, ' ', h('span', { class: 'dim' }, note)),
    h('ul', {}, items),
  );
}

function teller(event: Consequence, { words, severalParties }: ConsequencesOptions): Child {
  return severalParties && [h('b', { class: kindOf(event.actor) }, words.actor(event.actor)), ' · '];
}

const ruleOf = (rule: string | undefined): Child =>
  rule !== undefined && rule !== '' && [' ', h('span', { class: 'rule' }, rule)];

function endElement(event: EndEvent, { words }: ConsequencesOptions): HTMLElement {
  const isPath = event.protocol === 'x509';
  const sentence = isPath
    ? words.say(event.how === 'closed' ? 'player.end.path.closed' : 'player.end.path.refused')
    : words.say(`player.end.${event.how}.${event.by}`, { actor: words.actor(event.actor), name: event.name ?? '' });
  return h(
    'div',
    { class: event.how === 'closed' ? 'end' : 'end bad' },
    h('p', {}, '■ ', sentence),
    event.how !== 'closed' && endKeys(event).map((key) => h('p', { class: 'dim' }, words.tell([key]))),
  );
}

const SYMBOLS = { passed: '✓', failed: '✗', skipped: '–' } as const;

function checkElement(event: CheckEvent, options: ConsequencesOptions): HTMLElement {
  const { words, go } = options;
  const { name, outcome, rule, subject, context } = event;
  const sentence = words.tell([`check.${name}`], context);
  const about = subject?.message;
  const path = subject?.path;
  return h(
    'li',
    { class: outcome },
    h('span', { class: 'outcome' }, `${SYMBOLS[outcome]} ${words.say(`player.check.${outcome}`)}`),
    ' ',
    teller(event, options),
    h('b', {}, name),
    ruleOf(rule),
    sentence !== undefined && h('p', {}, outcome === 'passed' ? sentence : words.say('player.required', { sentence })),
    about !== undefined &&
      path !== undefined &&
      h(
        'button',
        { type: 'button', class: 'link', onclick: () => go({ message: about, path }) },
        words.say('player.lookedAt', { path }),
      ),
  );
}

function choiceElement(event: ChoiceEvent, options: ConsequencesOptions): HTMLElement {
  const { words } = options;
  const { name, chosen, offered, accepted, reason, rule } = event;
  const list = (label: string, names: readonly string[]): Child => [
    h('dt', {}, label),
    h(
      'dd',
      {},
      names.map((each, index) => [index > 0 && ', ', each === chosen ? h('b', {}, `✓ ${each}`) : each]),
    ),
  ];
  return h(
    'li',
    {},
    '◆ ',
    teller(event, options),
    h('b', {}, name),
    ' = ',
    h('b', {}, chosen ?? words.say('player.nothingChosen')),
    ruleOf(rule),
    h('p', {}, words.tell([`choice.${name}`]), ' ', words.tell([`reason.${reason}`], { ...event })),
    h(
      'dl',
      {},
      offered.length > 0 && list(words.say('player.offered'), offered),
      accepted !== undefined && list(words.say('player.accepted'), accepted),
    ),
  );
}

function secretElement(event: SecretEvent, options: ConsequencesOptions): HTMLElement {
  const { words, events, go, goToSecret } = options;
  const { id, name, inputs, output, feeds, rule } = event;
  const called = inputs.map((input) => (input.name === 'label' ? `"${input.value}"` : input.name)).join(', ');
  const origin = (from: number): Child => {
    const source = events.get(from);
    if (source?.kind !== 'secret' && source?.kind !== 'message') return undefined;
    return [
      ' ',
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          onclick: () => (source.kind === 'secret' ? goToSecret(from) : go({ message: from })),
        },
        `← ${source.name}`,
      ),
    ];
  };
  const value = (text: string): HTMLElement => h('code', { class: 'bytes' }, text);
  return h(
    'li',
    {},
    h(
      'details',
      { 'data-secret': id },
      h('summary', {}, lock(), ' ', teller(event, options), h('b', {}, name), ` = ${event.function}(${called})`),
      h('p', {}, words.tell([secretKey(name)]), ruleOf(rule)),
      h(
        'dl',
        {},
        inputs.length > 0 && [
          h('dt', {}, words.say('player.inputs')),
          inputs.map((input) =>
            h(
              'dd',
              {},
              h('span', {}, input.name),
              ' ',
              value(input.value),
              input.from !== undefined && origin(input.from),
            ),
          ),
        ],
        h('dt', {}, words.say('player.output')),
        h(
          'dd',
          {},
          value(output),
          ' ',
          copyButton(words.say('player.copyMessage'), words, () => output),
        ),
        feeds.length > 0 && [
          h('dt', {}, words.say('player.feeds')),
          h(
            'dd',
            {},
            feeds.map((feed, index) => [index > 0 && ', ', fed(feed, event, options)]),
          ),
        ],
      ),
    ),
  );
}

/** A name among what a secret feeds: a way to the secret or message that has it, where there is one. */
function fed(feed: string, { id, actor }: SecretEvent, { events, go, goToSecret }: ConsequencesOptions): Child {
  const later = [...events.values()].find(
    (event) =>
      event.actor === actor &&
      ((event.kind === 'secret' && event.name === feed && event.inputs.some(({ from }) => from === id)) ||
        (event.kind === 'message' && event.id > id && event.name === feed)),
  );
  if (later === undefined) return feed;
  const press = (): void => (later.kind === 'secret' ? goToSecret(later.id) : go({ message: later.id }));
  return h('button', { type: 'button', class: 'link', onclick: press }, feed);
}
