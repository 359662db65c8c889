/**
 * From shared secrets to record keys, step by step, and lines for key logs.
 *
 * @module
 */
export { type KeyLogLabel, keyLogLine } from './key-log.js';
export { FINISHED_LABELS, KeySchedule12, type Randoms, type WriteKeys } from './tls12.js';
export { certificateVerifyContent, KeySchedule13, type NamedSecret, type TrafficKeys } from './tls13.js';
export { Transcript } from './transcript.js';
