import type { Attacker } from './attacker.js';
import { standBetween } from './man-in-the-middle.js';

/** Stands between with a genuine certificate: the real authority issued it, for the attacker's own domain. */
export const otherDomain: Attacker = {
  id: 'other-domain',
  goal: 'read',
  notApplicable: ({ traits }) =>
    traits.certificate === 'none' ? 'no-certificate' : traits.certificate === 'unsigned' ? 'no-issuer' : undefined,
  attempts: () => [{ carry: standBetween('other-domain') }],
};
