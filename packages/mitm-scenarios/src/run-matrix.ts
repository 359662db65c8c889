import type { Attacker } from './attackers/attacker.js';
import { attackers as allAttackers } from './attackers/index.js';
import type { Cell } from './cell.js';
import type { Lab } from './lab/lab.js';
import { runCell } from './run-cell.js';
import { rungs as allRungs } from './rungs/index.js';
import type { Rung } from './rungs/rung.js';

/**
 * Runs every attacker against every design, row by row.
 *
 * Each cell is computed when it is asked for: a caller may show progress or let other work run in between.
 */
export function* runMatrix(
  lab: Lab,
  options: { readonly rungs?: readonly Rung[]; readonly attackers?: readonly Attacker[] } = {},
): Generator<Cell, void, undefined> {
  for (const rung of options.rungs ?? allRungs) {
    for (const attacker of options.attackers ?? allAttackers) yield runCell(lab, rung, attacker);
  }
}
