import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { alertPhrases } from './alerts.js';
import { checkPhrases } from './checks.js';
import { choicePhrases } from './choices.js';
import { errorPhrases } from './errors.js';
import { fieldPhrases } from './fields.js';
import { messagePhrases } from './messages.js';
import { secretPhrases } from './secrets.js';
import { suitePhrases } from './suites.js';
import { valuePhrases } from './values/index.js';

/** Every sentence of this package, by key. */
export const tlsCatalogue: Catalogue = mergeCatalogues(
  errorPhrases,
  alertPhrases,
  messagePhrases,
  fieldPhrases,
  secretPhrases,
  choicePhrases,
  checkPhrases,
  suitePhrases,
  valuePhrases,
);
