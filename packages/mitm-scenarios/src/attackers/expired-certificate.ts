import type { Attacker } from './attacker.js';
import { standBetween } from './man-in-the-middle.js';

/** Stands between with a certificate for the server's name that was genuine once: its time is over. */
export const expiredCertificate: Attacker = {
  id: 'expired-certificate',
  goal: 'read',
  notApplicable: ({ traits }) =>
    traits.certificate === 'none' ? 'no-certificate' : traits.certificate === 'unsigned' ? 'no-issuer' : undefined,
  attempts: () => [{ carry: standBetween('expired') }],
};
