/**
 * One stream of events per run: what was sent and received, what was derived, chosen, checked, and how it ended.
 *
 * Events are plain JSON with ids, numbers and hexadecimal; sentences come from the packages' `./explain`.
 *
 * @module
 */
export type {
  Carrier,
  CheckEvent,
  CheckOutcome,
  ChoiceEvent,
  EndEvent,
  MessageEvent,
  Occurrence,
  SecretEvent,
  SecretInput,
  Subject,
  TraceEvent,
  TraceEventBase,
  TraceListener,
} from './events.js';
export { renumbered } from './renumbered.js';
export { Tracer, type Untraced } from './tracer.js';
