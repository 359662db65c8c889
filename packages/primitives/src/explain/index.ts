/**
 * Sentences in English and Chinese, by key, and this package's own catalogue.
 *
 * @module
 */
export {
  type Catalogue,
  catalogueProblems,
  type Language,
  languageOf,
  mergeCatalogues,
  type Phrase,
  phrase,
} from './catalogue.js';
export { type FieldEntry, fieldEntries } from './field-entries.js';
export { primitivesCatalogue } from './primitives.js';
export { valueText } from './value-text.js';
