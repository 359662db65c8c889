import { renumbered, type TraceEvent, type TraceListener, Tracer } from '@cutaway/primitives/trace';
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

  /** Adds the events of another recorder, in the steps after those so far. */
  append(events: readonly StepEvent[]): void {
    const base = this.events.length;
    const steps = this.steps;
    for (const event of events) {
      const step = event.step + steps;
      this.steps = Math.max(this.steps, step);
      const moved = renumbered(event, (id) => id + base);
      this.events.push({ ...event, ...moved, id: event.id + base, step } as StepEvent);
    }
    this.step = this.steps;
  }

  /** @param scene the conversation an event belongs to, asked at each event. */
  tracer(actor: string, protocol: string, scene: () => Scene): Tracer {
    return new Tracer(this.listener(actor, scene), actor, protocol);
  }

  /** Takes the events of something that numbers its events itself. */
  listener(actor: string, scene: () => Scene): TraceListener {
    const ids: number[] = [];
    return (event) => {
      ids[event.id] = this.events.length;
      const known = (id: number): number => ids[id] ?? id;
      this.events.push({ ...renumbered(event, known), id: this.events.length, actor, step: this.step, ...scene() });
    };
  }
}
