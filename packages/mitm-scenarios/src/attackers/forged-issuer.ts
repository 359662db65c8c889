import type { Attacker } from './attacker.js';
import { standBetween } from './man-in-the-middle.js';

/** Stands between with a certificate from an authority of its own making that bears the real one's name. */
export const forgedIssuer: Attacker = {
  id: 'forged-issuer',
  goal: 'read',
  notApplicable: ({ traits }) =>
    traits.certificate === 'none' ? 'no-certificate' : traits.certificate === 'unsigned' ? 'no-issuer' : undefined,
  attempts: () => [{ carry: standBetween('forged-issuer') }],
};
