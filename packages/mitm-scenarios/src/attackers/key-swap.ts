import type { Attacker } from './attacker.js';
import { standBetween } from './man-in-the-middle.js';

/** The man in the middle: gives the client its own key for the server's, and the server its own for the client's. */
export const keySwap: Attacker = {
  id: 'key-swap',
  goal: 'read',
  notApplicable: ({ traits }) => (traits.keyOnTheWire ? undefined : 'no-key-on-the-wire'),
  attempts: () => [{ carry: standBetween('attacker') }],
};
