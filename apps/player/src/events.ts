import type { MessageEvent, TraceEvent } from '@cutaway/primitives/trace';

/**
 * An event of a trace. Traces of several parties say more: to whom the actor is speaking, in which session, and in which
 * step, counted in messages on the wire.
 */
export type PlayerEvent = TraceEvent & {
  readonly facing?: string;
  readonly session?: number;
  readonly step?: number;
};

/** A message event, with what traces of several parties add. */
export type PlayerMessage = Extract<PlayerEvent, MessageEvent>;
