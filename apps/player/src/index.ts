/**
 * One player for every trace.
 *
 * @module
 */
export { type Arrow, type Sequence, sequenceOf } from './arrows.js';
export { type PlayerPhraseKey, playerPhrases } from './catalogue.js';
export type { PlayerEvent, PlayerMessage } from './events.js';
export { mountPlayer } from './mount.js';
export { neededPhrases } from './needed-phrases.js';
export { fragmentOf, type Place, placeOf } from './place.js';
export type { Player, PlayerOptions } from './player.js';
export { type ReadTrace, readTrace } from './read-trace.js';
