import type { Attacker } from './attacker.js';
import { standBetween } from './man-in-the-middle.js';

/** Stands between with the server's certificate, the key in it replaced by its own, and repairs what needs no secret. */
export const modifiedCertificate: Attacker = {
  id: 'modified-certificate',
  goal: 'read',
  notApplicable: ({ traits }) => (traits.certificate === 'none' ? 'no-certificate' : undefined),
  attempts: () => [{ carry: standBetween('modified') }],
};
