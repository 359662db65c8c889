import type {
  CheckEvent,
  ChoiceEvent,
  EndEvent,
  MessageEvent,
  Occurrence,
  SecretEvent,
  TraceEvent,
  TraceListener,
} from './events.js';

/** A tracer, or `undefined` when nobody listens: write `tracer?.check({ … })`, so that the argument is never built. */
export type Untraced = Tracer | undefined;

/**
 * Numbers the events of one core and passes them to the listener.
 *
 * Each method returns the event's id, to be named by later events.
 */
export class Tracer {
  private next = 0;
  private readonly listener: TraceListener;
  private readonly actor: string;
  private readonly protocol: string;

  constructor(listener: TraceListener, actor: string, protocol: string) {
    this.listener = listener;
    this.actor = actor;
    this.protocol = protocol;
  }

  /** A tracer for a listener, or `undefined` without one. */
  static for(listener: TraceListener | undefined, actor: string, protocol: string): Untraced {
    return listener === undefined ? undefined : new Tracer(listener, actor, protocol);
  }

  /** The id the next event will have. */
  get nextId(): number {
    return this.next;
  }

  message(event: Omit<Occurrence<MessageEvent>, 'kind'>): number {
    return this.emit({ kind: 'message', ...event });
  }

  secret(event: Omit<Occurrence<SecretEvent>, 'kind'>): number {
    return this.emit({ kind: 'secret', ...event });
  }

  choice(event: Omit<Occurrence<ChoiceEvent>, 'kind'>): number {
    return this.emit({ kind: 'choice', ...event });
  }

  check(event: Omit<Occurrence<CheckEvent>, 'kind'>): number {
    return this.emit({ kind: 'check', ...event });
  }

  end(event: Omit<Occurrence<EndEvent>, 'kind'>): number {
    return this.emit({ kind: 'end', ...event });
  }

  private emit(occurrence: Occurrence): number {
    const id = this.next++;
    this.listener({ id, actor: this.actor, protocol: this.protocol, ...occurrence } as TraceEvent);
    return id;
  }
}
