import type { Tracer } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import type { Lab } from '../lab/lab.js';
import type { Packet } from '../network/packet.js';
import type { Recorder } from '../network/recorder.js';
import type { Knowledge } from '../verdict/knowledge.js';

/** What a listener has: the packets, what it holds besides, and its part of the trace. */
export interface Listener {
  readonly lab: Lab;
  readonly recording: readonly Packet[];
  readonly knowledge: Knowledge;
  readonly tracer: Tracer;
  readonly recorder: Recorder;
}

/** A packet with less in it than was offered. */
export interface Weakened {
  /** What is missing. */
  readonly what: string;
  readonly bytes: Uint8Array;
  /** Tells most, when no attempt succeeds. */
  readonly telling?: boolean;
}

/** What everybody knows about a protocol: its format, and what can be computed from a recording and a key. */
export interface Protocol {
  readonly name: string;
  /** The clause behind an error that names none itself, by the error's code. */
  readonly rules?: Readonly<Record<string, string>>;
  /** A packet's name and the field tree that anyone who sees its bytes can draw. Never throws. */
  dissect(bytes: Uint8Array): { readonly name: string; readonly fields: Field };
  /** The packet again, with weaker offers or choices: one for each way. Only where sides negotiate. */
  weaken?(bytes: Uint8Array): readonly Weakened[];
  /**
   * Adds to the knowledge whatever follows from the recorded packets and what is known already. Notes in the trace
   * each computation that led somewhere and each message that stayed closed.
   */
  deduce(listener: Listener): void;
}
