import { phrase } from '@cutaway/primitives/explain';
import { type Arrow, type Sequence, sequenceOf } from './arrows.js';
import { type PlayerPhraseKey, playerPhrases } from './catalogue.js';
import { h } from './dom.js';
import { fragmentOf, type Place, placeOf } from './place.js';
import type { Player, PlayerOptions } from './player.js';

/**
 * Shows a trace inside an element, in a shadow root of it. A child of the element with `slot="tools"` is shown below the
 * bytes.
 */
export function mountPlayer(element: HTMLElement, given: PlayerOptions): Player {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  let options = given;
  let sequence: Sequence = sequenceOf(options.events);
  let place: Place | undefined = options.place;

  const say = (key: PlayerPhraseKey): string => playerPhrases[key][options.language];
  const arrowAt = (at: Place | undefined): Arrow | undefined =>
    sequence.arrows.find(
      ({ message, received, carriers }) =>
        at !== undefined && [message, received, ...carriers].some((event) => event?.id === at.message),
    ) ?? sequence.arrows[0];

  const show = (): void => {
    const arrow = arrowAt(place);
    root.replaceChildren(
      h(
        'section',
        { 'aria-label': options.title ?? say('player.sequence') },
        sequence.arrows.length === 0 && h('p', {}, say('player.empty')),
        h(
          'ol',
          {},
          sequence.arrows.map((each) =>
            h(
              'li',
              {},
              h(
                'button',
                {
                  type: 'button',
                  'aria-current': each === arrow && 'step',
                  onclick: () => player.go({ message: each.message.id }),
                },
                `${each.from} → ${each.to} ${each.message.name}`,
              ),
            ),
          ),
        ),
        arrow && h('p', {}, phrase(options.catalogue, `message.${arrow.message.name}`, options.language)),
        arrow && h('pre', {}, (arrow.message.bytes.match(/../g) ?? []).join(' ')),
        h('slot', { name: 'tools' }),
      ),
    );
  };

  const follow = (): void => {
    const named = placeOf(location.hash);
    if (named !== undefined && fragmentOf(named) !== (place && fragmentOf(place))) player.go(named);
  };

  const player: Player = {
    get place() {
      return place;
    },
    go(next) {
      const arrow = arrowAt(next);
      if (arrow === undefined) return;
      place = next;
      if (options.deepLinks === true) history.replaceState(history.state, '', `#${fragmentOf(next)}`);
      show();
      options.onPlace?.(next);
    },
    update(changed) {
      options = { ...options, ...changed };
      sequence = sequenceOf(options.events);
      show();
    },
    destroy() {
      removeEventListener('hashchange', follow);
      root.replaceChildren();
    },
  };
  if (options.deepLinks === true) {
    addEventListener('hashchange', follow);
    place = placeOf(location.hash) ?? place;
  }
  place ??= sequence.arrows[0] && { message: sequence.arrows[0].message.id };
  show();
  return player;
}
