import { renumbered, type TraceEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import type { PlayerEvent } from './events.js';

/** One connection, cell or experiment of a file. */
export interface ReadTrace {
  /** What tells it from the others: the number of a connection, or the name of a cell. */
  readonly name: string;
  readonly events: readonly PlayerEvent[];
}

const MOST_EVENTS = 20_000;
const DEEPEST_FIELD = 64;

/**
 * The traces in what the command line printed with `--json`: one event a line, of one connection or of several; or the
 * JSON of a cell, a live run or an experiment. Whatever else is in the text is left out; a trace is given only as far as
 * its events are whole.
 */
export function readTrace(text: string): ReadTrace[] {
  const whole = parsed(text);
  if (isRecord(whole) && isDocument(whole)) return inDocument(whole, '');
  const traces = new Map<string, PlayerEvent[]>();
  const ids = new Map<string, Map<number, number>>();
  for (const line of text.split('\n')) {
    const value = parsed(line);
    if (!isRecord(value)) continue;
    if (isDocument(value)) {
      for (const { name, events } of inDocument(value, String(traces.size + 1))) traces.set(name, [...events]);
      continue;
    }
    const { name, event, side } = placed(value);
    if (!isEvent(event)) continue;
    const events = traces.get(name) ?? [];
    traces.set(name, events);
    if (events.length >= MOST_EVENTS) continue;
    // Each party to a connection counts its own.
    const own = ids.get(`${name} ${side}`) ?? new Map<number, number>();
    ids.set(`${name} ${side}`, own);
    const id = events.length;
    own.set(event.id, id);
    const moved = renumbered(event, (old) => own.get(old) ?? -1);
    events.push({ ...moved, id, ...(side === undefined ? {} : { actor: 'attacker', facing: side }) });
  }
  return [...traces].map(([name, events]) => ({ name, events }));
}

/** A line of a server, of a capture, of an interception, or an event by itself. */
function placed(value: Record<string, unknown>): { name: string; event: unknown; side?: string } {
  const { connection, flow, event, side } = value;
  if (isRecord(flow)) return { name: String(flow.number ?? ''), event };
  const name = typeof connection === 'number' ? String(connection) : '';
  if (value.type === 'trace' && (side === 'client' || side === 'server')) return { name, event, side };
  return { name, event: value };
}

const isDocument = ({ trace, events }: Record<string, unknown>): boolean =>
  Array.isArray(trace) || Array.isArray(events);

/** A cell, a live run or an experiment: its trace stands in one array. */
function inDocument(value: Record<string, unknown>, fallback: string): ReadTrace[] {
  const events = [value.trace, value.events].find(Array.isArray);
  if (events === undefined) return [];
  const name = [value.rung, value.attacker, value.kind, value.id]
    .filter((part) => typeof part === 'string')
    .join(' × ');
  const good = events.slice(0, MOST_EVENTS).filter(isEvent);
  return good.length === 0 ? [] : [{ name: name === '' ? fallback : name, events: good }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isHex = (value: unknown): value is string => isText(value) && /^([0-9a-f]{2})*$/.test(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const optional = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);

/** Whether something has all that the player reads of an event. */
function isEvent(value: unknown): value is PlayerEvent & TraceEvent {
  if (!isRecord(value) || !isNumber(value.id) || !isText(value.actor) || !isText(value.protocol)) return false;
  if (!optional(value.facing, isText) || !optional(value.session, isNumber) || !optional(value.step, isNumber))
    return false;
  if (!optional(value.rule, isText) || !optional(value.context, isRecord)) return false;
  switch (value.kind) {
    case 'message':
      return (
        (value.direction === 'sent' || value.direction === 'received') &&
        isText(value.layer) &&
        isText(value.name) &&
        isHex(value.bytes) &&
        isField(value.fields, 0) &&
        optional(
          value.carriers,
          (all) => Array.isArray(all) && all.every((one) => isRecord(one) && isNumber(one.id)),
        ) &&
        optional(value.protection, isProtection)
      );
    case 'secret':
      return (
        isText(value.name) &&
        isText(value.function) &&
        isText(value.output) &&
        isTexts(value.feeds) &&
        Array.isArray(value.inputs) &&
        value.inputs.every(
          (input) => isRecord(input) && isText(input.name) && isText(input.value) && optional(input.from, isNumber),
        )
      );
    case 'choice':
      return (
        isText(value.name) &&
        isText(value.reason) &&
        isTexts(value.offered) &&
        optional(value.accepted, isTexts) &&
        (value.chosen === null || isText(value.chosen))
      );
    case 'check':
      return (
        isText(value.name) &&
        isText(value.rule) &&
        ['passed', 'failed', 'skipped'].includes(String(value.outcome)) &&
        optional(
          value.subject,
          (subject) => isRecord(subject) && optional(subject.message, isNumber) && optional(subject.path, isText),
        )
      );
    case 'end':
      return (
        ['closed', 'alert', 'disconnect', 'truncated'].includes(String(value.how)) &&
        (value.by === 'local' || value.by === 'peer') &&
        optional(value.name, isText) &&
        optional(value.error, isText)
      );
    default:
      return false;
  }
}

function isProtection(value: unknown): boolean {
  return (
    isRecord(value) && isText(value.algorithm) && isText(value.key) && isText(value.sequence) && isHex(value.plaintext)
  );
}

function isField(value: unknown, depth: number): value is Field {
  return (
    depth < DEEPEST_FIELD &&
    isRecord(value) &&
    isText(value.name) &&
    isText(value.type) &&
    isNumber(value.pos) &&
    isNumber(value.size) &&
    optional(value.label, isText) &&
    !isRecord(value.value) &&
    optional(value.children, (all) => Array.isArray(all) && all.every((child) => isField(child, depth + 1)))
  );
}
