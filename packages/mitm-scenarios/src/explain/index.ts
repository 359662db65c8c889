/**
 * Sentences about designs, attackers, verdicts and traces, in English and Chinese.
 *
 * @module
 */
import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import { attackerPhrases } from './attackers.js';
import { errorPhrases } from './errors.js';
import { experimentPhrases } from './experiments.js';
import { fallPhrases } from './falls.js';
import { outcomePhrases } from './outcomes.js';
import { rungPhrases } from './rungs.js';
import { tracePhrases } from './trace.js';

export { fallReason } from './fall-reasons.js';

/**
 * All sentences that cells need, those of `@cutaway/x509` about certificates among them. Besides the keys every catalogue has: `rung.<id>.title`, `.lesson`,
 * `attacker.<id>.title`, `.lesson`, `outcome.<outcome>`, `not-applicable.<reason>`, `fall.<reason>`,
 * `evidence.<violation>.<victim>`, and for experiments `<kind>.<id>.title`, `.answer`, `.<observation>`.
 */
export const scenariosCatalogue: Catalogue = mergeCatalogues(
  x509Catalogue,
  rungPhrases,
  attackerPhrases,
  outcomePhrases,
  fallPhrases,
  tracePhrases,
  experimentPhrases,
  errorPhrases,
);
