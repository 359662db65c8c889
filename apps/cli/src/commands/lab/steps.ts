import type { StepEvent } from '@cutaway/mitm-scenarios';
import type { MessageEvent } from '@cutaway/primitives/trace';

export type StepMessage = Extract<StepEvent, MessageEvent>;

/** What became of a message on its way. */
export type Route = 'forwarded' | 'changed' | 'dropped' | 'taken' | 'injected';

/** A message on the wire, and everything that happened because of it. */
export interface Step {
  readonly number: number;
  readonly session: number;
  /** As its sender made it. Several when one packet carries several. */
  readonly messages: readonly StepMessage[];
  readonly route: Route;
  /** Key of the reason for what the attacker did with it, when it did something. */
  readonly reason: string | undefined;
  /** As the attacker passed it on, when that is something else. */
  readonly replacement: StepMessage | undefined;
  /** Secrets, checks and ends, in order. */
  readonly consequences: readonly StepEvent[];
}

/** A trace as steps in the order of the wire, and what the attacker computed when all was over. */
export function stepsOf(trace: readonly StepEvent[]): { steps: Step[]; afterwards: StepEvent[] } {
  const last = trace.findLastIndex(
    ({ kind, actor }) => actor !== 'attacker' || (kind !== 'secret' && kind !== 'check'),
  );
  const during = trace.slice(0, last + 1);
  const afterwards = trace.slice(last + 1);
  const numbers = [...new Set(during.map(({ step }) => step))].filter((number) => number > 0).sort((a, b) => a - b);
  return {
    steps: numbers.map((number) =>
      stepOf(
        number,
        during.filter(({ step }) => step === number),
      ),
    ),
    afterwards,
  };
}

function stepOf(number: number, events: readonly StepEvent[]): Step {
  const all = events.filter((event): event is StepMessage => event.kind === 'message');
  const onWire = all.filter(({ layer }) => layer === 'wire');
  // A packet or record is shown as the message in it, where it has one.
  const carried = new Set(all.flatMap(({ carriers = [] }) => carriers.map(({ id }) => id)));
  const sent = all.filter(({ id, layer, direction }) => layer !== 'wire' && direction === 'sent' && !carried.has(id));
  const passed = onWire.find(({ direction }) => direction === 'sent');
  const messages = sent.length > 0 ? sent : onWire.slice(0, 1);
  const action = events.find((event) => event.kind === 'choice' && event.name === 'wire.action');
  const reason = action?.kind === 'choice' ? action.reason : undefined;
  return {
    number,
    session: (messages[0] ?? events[0])?.session ?? 1,
    messages,
    route: routeOf(messages[0], all, events),
    reason,
    replacement: sent.length > 0 ? passed : undefined,
    consequences: events.filter(
      (event) =>
        event.kind === 'secret' || event.kind === 'end' || (event.kind === 'check' && event.outcome !== 'skipped'),
    ),
  };
}

function routeOf(head: StepMessage | undefined, all: readonly StepMessage[], events: readonly StepEvent[]): Route {
  if (head?.actor === 'attacker') return 'injected';
  const action = events.find((event) => event.kind === 'choice' && event.name === 'wire.action');
  if (action?.kind === 'choice' && action.chosen === 'change') return 'changed';
  if (action?.kind === 'choice' && action.chosen === 'drop') return 'dropped';
  return all.some(({ actor, layer }) => actor === 'attacker' && layer !== 'wire') ? 'taken' : 'forwarded';
}
