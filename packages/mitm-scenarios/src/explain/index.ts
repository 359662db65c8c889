/**
 * Sentences about designs, attackers, verdicts and traces, in English and Chinese.
 *
 * @module
 */
import { type Catalogue, mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import { attackerPhrases } from './attackers.js';
import { connectionExperimentPhrases } from './connection-experiments.js';
import { errorPhrases } from './errors.js';
import { experimentPhrases } from './experiments.js';
import { fallPhrases } from './falls.js';
import { gauntletPhrases } from './gauntlet/index.js';
import { livePhrases } from './live.js';
import { outcomePhrases } from './outcomes.js';
import { rungPhrases } from './rungs.js';
import { tracePhrases } from './trace.js';

export { fallReason } from './fall-reasons.js';

/** The sentences of this package alone. */
export const ownCatalogue: Catalogue = mergeCatalogues(
  rungPhrases,
  attackerPhrases,
  outcomePhrases,
  fallPhrases,
  tracePhrases,
  experimentPhrases,
  connectionExperimentPhrases,
  errorPhrases,
  gauntletPhrases,
  livePhrases,
);

/**
 * All sentences that cells need, those of the packages whose connections run in them included. Besides the keys every
 * catalogue has: `rung.<id>.title`, `.lesson`, `attacker.<id>.title`, `.lesson`, `outcome.<outcome>`,
 * `not-applicable.<reason>`, `fall.<reason>`, `hold.<check>`, `evidence.<violation>.<victim>`; for experiments
 * `<kind>.<id>.title`, `.answer`, `.<observation>`; for live runs `setting.<name>`, `setting.<name>.<value>`,
 * `live.<outcome>`.
 */
export const scenariosCatalogue: Catalogue = mergeCatalogues(
  primitivesCatalogue,
  x509Catalogue,
  sshCatalogue,
  tlsCatalogue,
  ownCatalogue,
);
