import type { Certificate as X509Certificate } from '@cutaway/x509/certificate';
import { type Certified, trustedRoots } from '../lab/certified.js';
import { chain } from './chain.js';
import type { Rung } from './rung.js';

/** As `chain`, on a computer where somebody has installed the attacker's root among the trusted ones. */
export const rogueRoot: Rung<readonly X509Certificate[], Certified> = {
  ...chain,
  id: 'rogue-root',
  equipClient: (lab) => trustedRoots(lab, true),
};
