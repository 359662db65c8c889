import { type TraceEvent, Tracer } from '@cutaway/primitives/trace';
import type { Victim } from './packet.js';

/** Which conversation an event belongs to. */
export interface Scene {
  /** Number of the session, from 1. */
  readonly session: number;
  /** The victim on the other end of the actor's part of the wire. */
  readonly facing: Victim;
}

/** A trace event, its conversation, and its step: the number of the message that was under way, from 1. */
export type StepEvent = TraceEvent & Scene & { readonly step: number };

/**
 * Brings the tracers of all parties into one stream: one numbering of events, references between them kept, and for
 * each event its step.
 */
export class Recorder {
  readonly events: StepEvent[] = [];
  /** The step that is under way. Set when a message is put on the wire and again when it is delivered. */
  step = 0;
  private steps = 0;

  /** Counts a message that is put on the wire; returns its number. */
  beginStep(): number {
    this.steps += 1;
    this.step = this.steps;
    return this.steps;
  }

  /** @param scene the conversation an event belongs to, asked at each event. */
  tracer(actor: string, protocol: string, scene: () => Scene): Tracer {
    const ids: number[] = [];
    return new Tracer(
      (event) => {
        ids[event.id] = this.events.length;
        this.events.push({ ...renumbered(event, ids), id: this.events.length, step: this.step, ...scene() });
      },
      actor,
      protocol,
    );
  }
}

function renumbered(event: TraceEvent, ids: readonly number[]): TraceEvent {
  const global = (id: number): number => ids[id] ?? id;
  switch (event.kind) {
    case 'message':
      return event.carriers === undefined
        ? event
        : { ...event, carriers: event.carriers.map((carrier) => ({ ...carrier, id: global(carrier.id) })) };
    case 'secret':
      return {
        ...event,
        inputs: event.inputs.map((input) =>
          input.from === undefined ? input : { ...input, from: global(input.from) },
        ),
      };
    case 'check':
      return event.subject?.message === undefined
        ? event
        : { ...event, subject: { ...event.subject, message: global(event.subject.message) } };
    default:
      return event;
  }
}
