import { type Catalogue, type FieldEntry, fieldEntries } from '@cutaway/primitives/explain';
import type { PlayerEvent } from './events.js';

/** The sentences of a catalogue that these events can call for, in both languages. */
export function neededPhrases(events: readonly PlayerEvent[], catalogue: Catalogue): Catalogue {
  const needed: Record<string, Catalogue[string]> = {};
  for (const event of events) {
    for (const key of keysOf(event)) {
      const phrase = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
      if (phrase !== undefined) needed[key] = phrase;
    }
  }
  return needed;
}

function* keysOf(event: PlayerEvent): Generator<string> {
  yield `actor.${event.actor}`;
  switch (event.kind) {
    case 'message':
      yield `message.${event.name}`;
      for (const entry of fieldEntries(event.fields, event.name)) {
        yield* entry.keys;
        const key = valueKey(entry);
        if (key !== undefined) yield key;
      }
      break;
    case 'secret':
      yield secretKey(event.name);
      break;
    case 'choice':
      yield `choice.${event.name}`;
      yield `reason.${event.reason}`;
      break;
    case 'check':
      yield `check.${event.name}`;
      break;
    case 'end':
      yield* endKeys(event);
  }
}

/** Under which key a constant is explained. */
export function valueKey({ field }: FieldEntry): string | undefined {
  return field.label === undefined ? undefined : `value.${field.type}.${field.label}`;
}

/** Secrets that are renewed stand in the catalogue once, with N for their number. */
export function secretKey(name: string): string {
  return `secret.${name.replace(/_\d+$/, '_N')}`;
}

/** Under which keys an end is explained, the most particular first. */
export function endKeys({ name, error }: { readonly name?: string; readonly error?: string }): string[] {
  return [
    ...(error === undefined ? [] : [`error.${error}`]),
    ...(name === undefined ? [] : [`alert.${name}`, `disconnect.${name}`]),
  ];
}
