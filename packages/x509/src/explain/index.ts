/**
 * Sentences in English and Chinese for everything this package reports.
 *
 * @module
 */
import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { checkPhrases } from './checks.js';
import { describePhrases } from './describe.js';
import { errorPhrases } from './errors.js';
import { fieldPhrases } from './fields.js';
import { lintPhrases } from './lint.js';
import { ocspPhrases } from './ocsp.js';

/** The sentences of this package: `error.x509/…` by code of an error or failure, `check.…` by name of a check, `field.…`, `describe.…`, and
 * `lint.…` by rule of the linter. */
export const x509Catalogue: Catalogue = mergeCatalogues(
  errorPhrases,
  checkPhrases,
  ocspPhrases,
  fieldPhrases,
  describePhrases,
  lintPhrases,
);
