import type { Attacker } from './attackers/attacker.js';
import { attackers } from './attackers/index.js';
import { ScenarioError } from './errors.js';
import { rungs } from './rungs/index.js';
import type { Rung } from './rungs/rung.js';

/** @throws {ScenarioError} `mitm/unknown-rung`, with the nearest name as `suggestion`. */
export function findRung(id: string): Rung {
  return find(rungs, id) ?? refuse('mitm/unknown-rung', id, rungs);
}

/** @throws {ScenarioError} `mitm/unknown-attacker`, with the nearest name as `suggestion`. */
export function findAttacker(id: string): Attacker {
  return find(attackers, id) ?? refuse('mitm/unknown-attacker', id, attackers);
}

const find = <T extends { id: string }>(entries: readonly T[], id: string): T | undefined =>
  entries.find((entry) => entry.id === id);

function refuse(
  code: 'mitm/unknown-rung' | 'mitm/unknown-attacker',
  name: string,
  entries: readonly { id: string }[],
): never {
  const known = entries.map(({ id }) => id);
  const [suggestion = ''] = known.toSorted((a, b) => distance(name, a) - distance(name, b));
  throw new ScenarioError(code, { name, suggestion, known });
}

/** Levenshtein distance: the fewest letters to add, drop or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] as number) + (b[j] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] as number) + 1, (next[j] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
