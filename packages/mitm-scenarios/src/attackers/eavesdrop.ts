import type { Attacker } from './attacker.js';

/** Listens, touches nothing, and computes what can be computed. */
export const eavesdrop: Attacker = {
  id: 'eavesdrop',
  goal: 'read',
  notApplicable: () => undefined,
  attempts: () => [{ listens: true }],
};
