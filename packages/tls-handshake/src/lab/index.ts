/**
 * For attacks and experiments: broken algorithms, and connections that misbehave. Never for data that matters.
 *
 * @module
 */
export type { Faults, OutgoingMessage } from '../connection/faults.js';
export { faultyClient, faultyServer } from './faulty.js';
export { insecurePolicy, insecureStaticRsa } from './policy.js';
