/**
 * Names for a client's software, made from what it offers in its ClientHello.
 *
 * They tell programs apart, not people, and anybody can copy another's hello: hints for a log, never a proof.
 *
 * @module
 */
export { type Ja3, ja3 } from './ja3.js';
export { type Ja4, ja4 } from './ja4.js';
