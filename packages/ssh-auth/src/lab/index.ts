/**
 * For attacks and experiments: broken algorithms, and connections that misbehave. Never for data that matters.
 *
 * @module
 */
export type { Faults, OutgoingMessage } from '../transport/faults.js';
export type { LabOptions } from '../transport/settings.js';
export { insecureAlgorithms } from './algorithms.js';
export { faultyClient, faultyServer } from './faulty.js';
