import type { PlayerEvent, PlayerMessage } from './events.js';

/** A message on its way from one party to another, and what came of it. */
export interface Arrow {
  /** Counts from 1. */
  readonly number: number;
  readonly session: number;
  readonly from: string;
  readonly to: string;
  /** Somebody between the two who saw it pass. */
  readonly past?: string;
  /** As one of its ends tells it: the sender when it is known. */
  readonly message: PlayerMessage;
  /** As the other end tells it, where both ends are in the trace. */
  readonly received?: PlayerMessage;
  /** The records or packets that carried it. */
  readonly carriers: readonly PlayerMessage[];
  /** What was chosen, derived and checked because of it, and how it ended; in order. */
  readonly consequences: readonly Exclude<PlayerEvent, PlayerMessage>[];
}

/** A trace as it is drawn. */
export interface Sequence {
  /** From left to right. */
  readonly actors: readonly string[];
  readonly arrows: readonly Arrow[];
  /** What belongs to no message. */
  readonly loose: readonly Exclude<PlayerEvent, PlayerMessage>[];
}

interface OpenArrow {
  session: number;
  from: string;
  to: string | undefined;
  past?: string;
  message: PlayerMessage;
  received?: PlayerMessage;
  step: number | undefined;
  consequences: Exclude<PlayerEvent, PlayerMessage>[];
}

const ORDER = ['client', 'attacker', 'server'];
/** What was put together to be signed, and is not sent. */
const SIGNED_DATA = 'signed data';
/** What is in the middle and tells only what passes by. */
const WIRE = 'wire';

/**
 * Puts the events of one or several parties together. What one sent and another received is one arrow; records and
 * packets stand with the messages they carried.
 */
export function sequenceOf(events: readonly PlayerEvent[]): Sequence {
  const messages = new Map<number, PlayerMessage>();
  for (const event of events) if (event.kind === 'message') messages.set(event.id, event);
  const carriedBy = (message: PlayerMessage): PlayerMessage[] =>
    (message.carriers ?? []).flatMap(({ id }) => messages.get(id) ?? []);
  const carrying = new Set([...messages.values()].flatMap(({ carriers = [] }) => carriers.map(({ id }) => id)));

  const actors = partiesOf(events);
  const open: OpenArrow[] = [];
  const arrowOf = new Map<number, OpenArrow>();
  const latest = new Map<string, OpenArrow>();
  // Where steps are not counted, somebody in the middle has two conversations at a time.
  const conversation = ({ actor, facing, session, step }: PlayerEvent): string =>
    step === undefined ? `${session} ${actor} ${facing}` : actor;
  const early = new Map<string, Exclude<PlayerEvent, PlayerMessage>[]>();
  const loose: Exclude<PlayerEvent, PlayerMessage>[] = [];

  const settle = (event: PlayerMessage, arrow: OpenArrow): void => {
    arrowOf.set(event.id, arrow);
    for (const { id } of event.carriers ?? []) arrowOf.set(id, arrow);
    latest.set(conversation(event), arrow);
    const waiting = early.get(conversation(event));
    if (waiting === undefined) return;
    early.delete(conversation(event));
    arrow.consequences.push(...waiting);
  };
  const begin = (event: PlayerMessage, from: string, to: string | undefined): OpenArrow => {
    const arrow = { session: event.session ?? 1, from, to, message: event, step: event.step, consequences: [] };
    open.push(arrow);
    return arrow;
  };

  for (const event of events) {
    if (event.kind !== 'message') {
      const about = event.kind === 'check' ? event.subject?.message : undefined;
      const arrow = (about === undefined ? undefined : arrowOf.get(about)) ?? latest.get(conversation(event));
      if (arrow !== undefined) arrow.consequences.push(event);
      else early.set(conversation(event), [...(early.get(conversation(event)) ?? []), event]);
      continue;
    }
    if (carrying.has(event.id)) continue;
    if (event.layer === SIGNED_DATA) {
      settle(event, begin(event, event.actor, event.actor));
      continue;
    }
    if (event.direction === 'sent') {
      settle(event, begin(event, event.actor, undefined));
      continue;
    }
    const peer = peerOf(event, actors);
    if (event.layer === WIRE) {
      const passing = open.filter(({ from, step, to }) => from === peer && step === event.step && to === undefined);
      for (const arrow of passing) {
        arrow.past = event.actor;
        settle(event, arrow);
      }
      if (passing.length === 0) settle(event, begin(event, peer, event.actor));
      continue;
    }
    const carriers = carriedBy(event);
    const same = open.find(
      (arrow) =>
        arrow.to === undefined &&
        arrow.session === (event.session ?? 1) &&
        arrow.from !== event.actor &&
        (arrow.message.facing === undefined ||
          event.actor === ORDER[1] ||
          arrow.from !== ORDER[1] ||
          arrow.message.facing === event.actor) &&
        (event.actor !== ORDER[1] || arrow.from === peer) &&
        (arrow.message.bytes === event.bytes || carriers.some(({ bytes }) => bytes === arrow.message.bytes)),
    );
    const arrow = same ?? begin(event, peer, event.actor);
    arrow.to = event.actor;
    if (same !== undefined) arrow.received = event;
    settle(event, arrow);
  }
  for (const waiting of early.values()) loose.push(...waiting);

  // A receiver that gave up reads no further in the record, and yet got it.
  const receiverOf = (carriers: readonly PlayerMessage[], from: string): string | undefined =>
    events.find(
      (event) =>
        event.kind === 'message' &&
        event.direction === 'received' &&
        event.layer !== WIRE &&
        event.actor !== from &&
        carriers.some(({ bytes }) => bytes === event.bytes),
    )?.actor;

  const arrows = open.map((arrow, index): Arrow => {
    const { session, from, past, received, consequences } = arrow;
    // What somebody made of a passing record is told best by who read it.
    const message = arrow.message.layer === WIRE && received !== undefined ? received : arrow.message;
    const peer = peerOf(arrow.message, actors);
    const carriers = carriedBy(message);
    const to = arrow.to ?? receiverOf(carriers, from) ?? past ?? peer;
    return {
      number: index + 1,
      session,
      from,
      to,
      ...(past === undefined || past === to ? {} : { past }),
      message,
      ...(received === undefined || received === message ? {} : { received }),
      carriers,
      consequences,
    };
  });
  return { actors, arrows, loose };
}

/** The parties, from left to right; of a trace that one party tells, also the other one. */
function partiesOf(events: readonly PlayerEvent[]): string[] {
  const names = new Set(events.flatMap(({ actor, facing }) => (facing === undefined ? [actor] : [actor, facing])));
  if (names.size === 1) {
    const [only = ''] = names;
    // What stands in a file came from nobody.
    if (events.some(({ kind, protocol }) => kind === 'message' && protocol !== 'x509'))
      names.add(only === 'server' ? 'client' : 'server');
  }
  const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : 1);
  return [...names].sort((a, b) => place(a) - place(b));
}

function peerOf({ actor, facing }: PlayerMessage, actors: readonly string[]): string {
  return facing ?? actors.find((other) => other !== actor) ?? actor;
}
