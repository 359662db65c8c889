/**
 * Designs for protecting data on the network, attackers on the wire, and verdicts computed from what an attacker ended
 * up with and what the victims came to believe.
 *
 * @module
 */
export { Adversary } from './attackers/adversary.js';
export type { Attacker, Attempt, NotApplicable, Situation } from './attackers/attacker.js';
export { attackers } from './attackers/index.js';
export type { AttemptSummary, Cell, Outcome, Stop } from './cell.js';
export { ScenarioError, type ScenarioErrorCode } from './errors.js';
export { Lab, type Owner } from './lab/lab.js';
export { insecureSeededRandom } from './lab/seeded-random.js';
export { nearest } from './nearest.js';
export type { Packet, Victim } from './network/packet.js';
export { Party, type PartyOptions } from './network/party.js';
export type { Program, Wait } from './network/program.js';
export type { StepEvent } from './network/recorder.js';
export type { Listener, Protocol } from './protocols/protocol.js';
export { findAttacker, findRung } from './registry.js';
export { runCell } from './run-cell.js';
export { runMatrix } from './run-matrix.js';
export { rungs } from './rungs/index.js';
export type { Ask, Computer, Identity, Rung, RungTraits, Serve } from './rungs/rung.js';
export type { Evidence, Violation } from './verdict/judge.js';
export { Knowledge, type Known } from './verdict/knowledge.js';
