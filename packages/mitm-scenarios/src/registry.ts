import type { Attacker } from './attackers/attacker.js';
import { attackers } from './attackers/index.js';
import { ScenarioError } from './errors.js';
import { nearest } from './nearest.js';
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
  throw new ScenarioError(code, { name, suggestion: nearest(name, known), known });
}
