import type { Certificate as X509Certificate } from '@cutaway/x509/certificate';
import { type Certified, certified } from '../lab/certified.js';
import { certSigned } from './cert-signed.js';
import type { Rung } from './rung.js';

/** As `cert-signed`, but an intermediate CA issues: leaf, intermediate, and a root that the client has already. */
export const chain: Rung<readonly X509Certificate[], Certified> = {
  ...certSigned,
  id: 'chain',
  equipServer: (lab, identity) => certified(lab, identity, 'intermediate'),
};
