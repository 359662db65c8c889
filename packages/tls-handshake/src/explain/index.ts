/**
 * What messages, fields, secrets, choices, checks, alerts and errors mean, in English and Chinese.
 *
 * Sentences about certificates come from `@cutaway/x509/explain`, those about bytes from `@cutaway/primitives/explain`.
 *
 * @module
 */
export { tlsCatalogue } from './catalogue.js';
export { type CipherSuiteText, explainCipherSuite } from './cipher-suite-text.js';
