import type { TraceEvent } from '@cutaway/primitives/trace';
import { type ClientProtocol, reached, type Stage } from './stage.js';

/** What a client named in its first message: registered names, by list. */
export type Offer = Readonly<Record<string, readonly string[]>>;

/** Something a server saw and that a report should tell. */
export interface Observation {
  /** Key of the sentence: `observed.<name>`. */
  readonly name: string;
  readonly context?: Readonly<Record<string, string | number>>;
}

/** Events kept of one run; a client that talks without end fills no memory. */
const MAXIMUM_EVENTS = 2000;

/** Collects, at the server, how far a client went. */
export class Witness {
  readonly protocol: ClientProtocol;
  /** What the client was told to send: a server believes in application data only when it carries this. */
  readonly clientNonce: string;
  /** What the server answers with. */
  readonly serverNonce: string;
  readonly trace: TraceEvent[] = [];
  readonly observations: Observation[] = [];
  connections = 0;
  offer: Offer | undefined;
  /** The alert or disconnect reason the client gave. */
  complaint: string | undefined;
  private furthest: Stage = 'none';
  private readonly done: { readonly stage: Stage; readonly resolve: () => void }[] = [];

  constructor(protocol: ClientProtocol, clientNonce: string, serverNonce: string) {
    this.protocol = protocol;
    this.clientNonce = clientNonce;
    this.serverNonce = serverNonce;
  }

  /** The furthest stage so far. */
  get stage(): Stage {
    return this.furthest;
  }

  reach(stage: Stage): void {
    if (reached(this.protocol, this.furthest, stage)) return;
    this.furthest = stage;
    for (const waiting of this.done) if (this.hasReached(waiting.stage)) waiting.resolve();
  }

  hasReached(stage: Stage): boolean {
    return reached(this.protocol, this.furthest, stage);
  }

  /** Resolves when the client has come so far. */
  when(stage: Stage): Promise<void> {
    if (this.hasReached(stage)) return Promise.resolve();
    return new Promise((resolve) => this.done.push({ stage, resolve }));
  }

  observe(name: string, context?: Observation['context']): void {
    if (this.observations.some((seen) => seen.name === name)) return;
    this.observations.push({ name, ...(context === undefined ? {} : { context }) });
  }

  /** Takes an event of a server's trace. */
  record(event: TraceEvent): void {
    if (this.trace.length < MAXIMUM_EVENTS) this.trace.push(event);
    if (event.kind === 'end' && event.by === 'peer' && event.name !== undefined) this.complaint ??= event.name;
  }
}
