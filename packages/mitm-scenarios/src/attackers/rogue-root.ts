import type { Attacker } from './attacker.js';
import { playServer, standBetween } from './man-in-the-middle.js';

/** Had its own root certificate installed on the victim's computer beforehand; then plays the server. */
export const rogueRoot: Attacker = {
  id: 'rogue-root',
  goal: 'impersonated',
  notApplicable: ({ traits }) =>
    traits.certificate === 'none' ? 'no-certificate' : traits.certificate === 'unsigned' ? 'no-issuer' : undefined,
  attempts: () => [
    { variant: { as: 'server' }, rogueRoot: true, carry: playServer('attacker') },
    { variant: { as: 'middle' }, rogueRoot: true, carry: standBetween('attacker') },
  ],
};
