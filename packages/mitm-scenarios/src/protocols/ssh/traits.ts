import type { RungTraits } from '../../rungs/rung.js';

/** What all SSH designs have in common. */
export const SSH_TRAITS: RungTraits = {
  keyOnTheWire: true,
  longLivedKey: true,
  sessionKey: true,
  certificate: 'none',
  negotiation: true,
};
