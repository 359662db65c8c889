import type { TraceEvent } from './events.js';

/**
 * An event with the ids it mentions replaced; its own stays. For streams that are made of several.
 *
 * @param global the new id for an old one.
 */
export function renumbered(event: TraceEvent, global: (id: number) => number): TraceEvent {
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
