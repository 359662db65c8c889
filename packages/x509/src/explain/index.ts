/**
 * Sentences in English and Chinese for everything this package reports.
 *
 * @module
 */
import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { checkPhrases } from './checks.js';
import { describePhrases } from './describe.js';
import { errorPhrases } from './errors.js';
import { extensionFieldPhrases, structurePhrases } from './extension-fields.js';
import { fieldPhrases } from './fields.js';
import { lintPhrases } from './lint.js';
import { nameFieldPhrases } from './name-fields.js';
import { ocspPhrases } from './ocsp.js';
import { revocationFieldPhrases } from './revocation-fields.js';

/** The sentences of this package: `error.x509/…` by code of an error or failure, `check.…` by name of a check, `field.…`, `describe.…`, and
 * `lint.…` by rule of the linter. */
export const x509Catalogue: Catalogue = mergeCatalogues(
  errorPhrases,
  checkPhrases,
  ocspPhrases,
  fieldPhrases,
  extensionFieldPhrases,
  nameFieldPhrases,
  revocationFieldPhrases,
  structurePhrases(mergeCatalogues(fieldPhrases, extensionFieldPhrases, revocationFieldPhrases)),
  describePhrases,
  lintPhrases,
);
