import { fromHex } from '@cutaway/primitives/bytes';
import type { MessageEvent, SecretEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import { allFields } from '../network/fields.js';
import type { StepEvent } from '../network/recorder.js';
import { indexOf } from '../verdict/knowledge.js';

type Trace = readonly StepEvent[];

/** The messages of a name that a party sent. */
export function sent(trace: Trace, actor: 'client' | 'server', name: string): (StepEvent & MessageEvent)[] {
  return trace.filter(
    (event): event is StepEvent & MessageEvent =>
      event.kind === 'message' && event.actor === actor && event.direction === 'sent' && event.name === name,
  );
}

/** The first secret of a name that a party computed. */
export function secretOf(
  trace: Trace,
  actor: 'client' | 'server',
  name: string,
): (StepEvent & SecretEvent) | undefined {
  return trace.find(
    (event): event is StepEvent & SecretEvent =>
      event.kind === 'secret' && event.actor === actor && event.name === name,
  );
}

/** Whether a party made a check, and it passed. */
export function passed(trace: Trace, actor: 'client' | 'server', name: string): boolean {
  return trace.some(
    (event) => event.kind === 'check' && event.actor === actor && event.name === name && event.outcome === 'passed',
  );
}

/** The first field of a name, wherever it stands in a message. */
export function fieldOf(message: MessageEvent | undefined, name: string): Field | undefined {
  for (const field of message === undefined ? [] : allFields(message.fields)) if (field.name === name) return field;
  return undefined;
}

/** Whether the bytes stand in anything that crossed the wire, as the attacker saw it. */
export function crossedTheWire(trace: Trace, bytes: Uint8Array): boolean {
  return trace.some(
    (event) => event.kind === 'message' && event.layer === 'wire' && indexOf(fromHex(event.bytes), bytes) >= 0,
  );
}

/** Position of an event in the trace; −1 when there is none. */
export function firstIndex(trace: Trace, find: (event: MessageEvent) => boolean): number {
  return trace.findIndex((event) => event.kind === 'message' && event.layer !== 'wire' && find(event));
}
