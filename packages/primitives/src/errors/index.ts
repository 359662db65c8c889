/**
 * The one kind of error that Cutaway's packages throw on purpose.
 *
 * Each package has a catalogue of codes (`PackageErrors`); a code is stable, its meaning in English and Chinese is
 * in that package's `./explain`, and the rule it enforces is a clause of a specification.
 *
 * @module
 */
export { CutawayError, type ErrorContext, type Place } from './cutaway-error.js';
