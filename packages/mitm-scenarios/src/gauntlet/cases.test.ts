import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { ownCatalogue } from '../explain/index.js';
import { allCases as all, isControl, Material, preparedClients, severities, stages } from './index.js';

it.each(preparedClients.map(({ id }) => id))('the client %s is set up as it says, in both languages', (id) => {
  expect(ownCatalogue[`client.${id}`]?.en).toMatch(/\.$/);
  expect(ownCatalogue[`client.${id}`]?.zh).toMatch(/。$/);
});

describe('every case', () => {
  it('has a name of its own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it.each(all.map((hostile) => [hostile.id, hostile] as const))(
    '%s is told in both languages, with its rule',
    (id, hostile) => {
      expect(ownCatalogue[`case.${id}.title`]?.zh).toMatch(/./);
      expect(ownCatalogue[`case.${id}.lesson`]?.zh).toMatch(/[。？！]$/);
      expect(ownCatalogue[`case.${id}.lesson`]?.en).toMatch(/[.?!]$/);
      expect(ownCatalogue).toHaveProperty([`group.${hostile.group}`]);
      expect(hostile.rules.length).toBeGreaterThan(0);
      expect(severities).toContain(hostile.severity);
      expect(stages[hostile.protocol]).toContain(hostile.goal);
    },
  );

  it('that is told exists', () => {
    const told = Object.keys(ownCatalogue).flatMap((key) => /^case\.(.*)\.title$/.exec(key)?.[1] ?? []);
    expect(told.filter((id) => !all.some((hostile) => hostile.id === id))).toEqual([]);
  });

  it('can be made, attack and twin', () => {
    const material = new Material(nodeCrypto);
    for (const hostile of all) {
      expect(hostile.twin(material).serve, hostile.id).toBeTypeOf('function');
      if (!isControl(hostile)) expect(hostile.attack?.(material).serve, hostile.id).toBeTypeOf('function');
    }
  });
});
