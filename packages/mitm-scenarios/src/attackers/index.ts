import type { Attacker } from './attacker.js';
import { downgrade } from './downgrade.js';
import { eavesdrop } from './eavesdrop.js';
import { expiredCertificate } from './expired-certificate.js';
import { forgedIssuer } from './forged-issuer.js';
import { harvest } from './harvest.js';
import { impersonate } from './impersonate.js';
import { keySwap } from './key-swap.js';
import { modifiedCertificate } from './modified-certificate.js';
import { otherDomain } from './other-domain.js';
import { replay } from './replay.js';
import { rogueRoot } from './rogue-root.js';
import { stolenServerKey } from './stolen-server-key.js';
import { stolenSessionKey } from './stolen-session-key.js';
import { tamper } from './tamper.js';
import { tamperDigest } from './tamper-digest.js';

/** The attackers, as the columns of the matrix. A new one is a file and a line here. */
export const attackers: readonly Attacker[] = [
  eavesdrop,
  tamper,
  tamperDigest,
  replay,
  impersonate,
  keySwap,
  otherDomain,
  modifiedCertificate,
  forgedIssuer,
  expiredCertificate,
  rogueRoot,
  downgrade,
  stolenServerKey,
  stolenSessionKey,
  harvest,
];
