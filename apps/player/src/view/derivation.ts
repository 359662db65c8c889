import type { SecretEvent } from '@cutaway/primitives/trace';
import { h } from '../dom.js';
import type { PlayerEvent } from '../events.js';
import type { Words } from '../words.js';
import { kindOf } from './sequence.js';

/** No protocol derives that far; a file may claim it. */
const DEEPEST = 40;

/**
 * All secrets of a trace, each below what it was first made from; one that is made from several says so at the others
 * with its name alone.
 */
export function derivationView(
  events: readonly PlayerEvent[],
  words: Words,
  goToSecret: (id: number) => void,
): HTMLElement | undefined {
  const secrets = events.filter((event): event is Extract<PlayerEvent, { kind: 'secret' }> => event.kind === 'secret');
  if (secrets.length < 2) return undefined;
  const ids = new Set(secrets.map(({ id }) => id));
  const parentsOf = ({ inputs, id }: SecretEvent): number[] => [
    ...new Set(inputs.flatMap(({ from }) => (from !== undefined && from < id && ids.has(from) ? [from] : []))),
  ];
  const children = new Map<number, typeof secrets>();
  for (const secret of secrets) {
    for (const parent of parentsOf(secret)) children.set(parent, [...(children.get(parent) ?? []), secret]);
  }
  const severalParties = new Set(secrets.map(({ actor }) => actor)).size > 1;

  const item = (secret: (typeof secrets)[number], below: number | undefined, depth: number): HTMLElement => {
    const parents = parentsOf(secret);
    const isHere = below === undefined || parents[0] === below;
    const button = h(
      'button',
      { type: 'button', class: 'link', onclick: () => goToSecret(secret.id) },
      isHere ? secret.name : `${secret.name} ↗`,
    );
    const inside = isHere && depth < DEEPEST ? (children.get(secret.id) ?? []) : [];
    return h(
      'li',
      {},
      severalParties &&
        below === undefined && [h('b', { class: kindOf(secret.actor) }, words.actor(secret.actor)), ' · '],
      button,
      isHere && h('span', { class: 'dim' }, ` ${secret.function}`),
      inside.length > 0 &&
        h(
          'ul',
          {},
          inside.map((child) => item(child, secret.id, depth + 1)),
        ),
    );
  };
  const roots = secrets.filter((secret) => parentsOf(secret).length === 0);
  const list = h('ul');
  return h(
    'details',
    {
      class: 'derivation',
      // Made when it is looked at.
      ontoggle: () => list.replaceChildren(...roots.map((root) => item(root, undefined, 0))),
    },
    h('summary', {}, words.say('player.derivation', { count: secrets.length })),
    list,
  );
}
