/**
 * What SSH's errors, verdicts and messages mean, in English and Chinese.
 *
 * @module
 */
export { explainAuthorization } from './authorization-text.js';
export { sshCatalogue } from './catalogue.js';
export { explainVerdict, firstUseQuestion } from './verdict-text.js';
