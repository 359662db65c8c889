import type { RungTraits } from '../../rungs/rung.js';

/** What all TLS designs have in common. */
export const TLS_TRAITS: RungTraits = {
  keyOnTheWire: true,
  longLivedKey: true,
  sessionKey: true,
  certificate: 'signed',
  negotiation: true,
};
