import type { Phrase } from '@cutaway/primitives/explain';
import { auditPhrases } from './audit.js';
import { auditFindingPhrases } from './audit-findings.js';
import { auditSshFindingPhrases } from './audit-ssh-findings.js';
import { authorizedKeysPhrases } from './authorized-keys.js';
import { certPhrases } from './cert.js';
import { decodePhrases } from './decode.js';
import { explainPhrases } from './explain.js';
import { gauntletPhrases } from './gauntlet.js';
import { gauntletListenPhrases } from './gauntlet-listen.js';
import { gauntletPagePhrases } from './gauntlet-page.js';
import { generalPhrases } from './general.js';
import { helpPhrases } from './help.js';
import { htmlPhrases } from './html.js';
import { interceptPhrases } from './intercept.js';
import { keyPhrases } from './key.js';
import { knownHostsPhrases } from './known-hosts.js';
import { labPhrases } from './lab.js';
import { labLivePhrases } from './lab-live.js';
import { progressPhrases } from './progress.js';
import { servePhrases } from './serve.js';
import { sshPhrases } from './ssh.js';
import { sshKeysPhrases } from './ssh-keys.js';
import { sshServePhrases } from './ssh-serve.js';
import { startTlsPhrases } from './starttls.js';
import { tlsPhrases } from './tls.js';
import { toolPhrases } from './tool.js';
import { tracePhrases } from './trace.js';

// Nothing but data is exported: the build evaluates this module.

/** Every sentence of the command line itself; what protocols say comes from the packages' catalogues. */
export const cliCatalogue = {
  ...generalPhrases,
  ...helpPhrases,
  ...toolPhrases,
  ...progressPhrases,
  ...tracePhrases,
  ...htmlPhrases,
  ...tlsPhrases,
  ...startTlsPhrases,
  ...servePhrases,
  ...labPhrases,
  ...labLivePhrases,
  ...gauntletPhrases,
  ...gauntletListenPhrases,
  ...gauntletPagePhrases,
  ...interceptPhrases,
  ...certPhrases,
  ...decodePhrases,
  ...explainPhrases,
  ...sshKeysPhrases,
  ...keyPhrases,
  ...knownHostsPhrases,
  ...authorizedKeysPhrases,
  ...sshPhrases,
  ...sshServePhrases,
  ...auditPhrases,
  ...auditFindingPhrases,
  ...auditSshFindingPhrases,
} as const satisfies Record<string, Phrase>;

export type CliPhraseKey = keyof typeof cliCatalogue;
