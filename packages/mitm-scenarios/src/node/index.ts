/**
 * What needs Node: clients that are started, and servers that listen.
 *
 * @module
 */
export { type ClientExit, runClient } from './gauntlet/client-process.js';
export { clientVersion } from './gauntlet/client-version.js';
export { ListenGauntlet, type ListenGauntletOptions, type ListenStep } from './gauntlet/listen-gauntlet.js';
export { type GauntletOptions, runGauntlet } from './gauntlet/run-gauntlet.js';
export { type HostileListener, type StartHostileOptions, startHostile } from './gauntlet/start-hostile.js';
