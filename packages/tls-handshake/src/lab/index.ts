/**
 * For attacks and experiments: broken algorithms, and connections that misbehave. Never for data that matters.
 *
 * @module
 */
export type { Faults, OutgoingMessage } from '../connection/faults.js';
export type { Extension, ExtensionContext } from '../extensions/definition.js';
export { faultyClient, faultyServer } from './faulty.js';
export { insecureLab, insecurePolicy, insecureStaticRsa } from './policy.js';
