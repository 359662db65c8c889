/**
 * Both ends of TLS or SSH, or the validation of a certification path, run in memory from a seed: with the settings, and
 * with the faults, that one likes to see.
 *
 * @module
 */
export { livePhrases } from '../explain/live.js';
export { type Attack, attacksOn } from './attacks.js';
export { editedRung, rungModuleSource } from './edited-rung.js';
export { type Fault, faultText, parseFault, type Target } from './fault.js';
export { type Flip, flip, targetOf } from './flip.js';
export type { LiveRun, Refusal, RunRequest } from './result.js';
export { commandFor, runLive } from './run.js';
export { type Choices, fitting, type RunKind, type Setting, settings } from './settings.js';
