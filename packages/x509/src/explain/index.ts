/**
 * Sentences in English and Chinese for everything this package reports.
 *
 * @module
 */
import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { errorPhrases } from './errors.js';

/** The sentences of this package: `error.x509/…` by error code. */
export const x509Catalogue: Catalogue = mergeCatalogues(errorPhrases);
