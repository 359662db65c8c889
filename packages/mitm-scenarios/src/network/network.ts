import { ScenarioError } from '../errors.js';
import type { Lab } from '../lab/lab.js';
import type { Ask, Rung, Serve } from '../rungs/rung.js';
import { Endpoint } from './endpoint.js';
import type { Packet, Victim } from './packet.js';
import { type Ears, Party } from './party.js';
import { immediately, type Program } from './program.js';
import type { Recorder, Scene } from './recorder.js';

/** A text that a victim sent or took for the other's, and the step in which it did. */
export interface Utterance {
  readonly text: Uint8Array;
  readonly step: number;
}

/** What a victim did in one session, as the victim itself would tell it. */
export interface VictimRecord {
  readonly endpoint: Endpoint;
  readonly party: Party;
  /** Requests, for the client; answers, for the server. */
  readonly sent: Utterance[];
  /** Answers, for the client; requests, for the server. */
  readonly accepted: Utterance[];
}

/** What happened under one session number. Either side may be missing: an attacker can talk to one alone. */
export interface Session {
  readonly number: number;
  client?: VictimRecord;
  server?: VictimRecord;
}

/** What the victims of a run have and say. */
export interface Victims {
  readonly clientHas: unknown;
  readonly serverHas: unknown;
  request(session: number): Uint8Array;
  /** @throws {ScenarioError} through the party, when the server will not do what it is asked for. */
  respond(session: number, request: Uint8Array, party: Party): Uint8Array;
}

/** Puts a packet on the wire in a step. */
type Transmit = (bytes: Uint8Array, step: number) => void;

/** The longest run needs a small part of it. */
const MOST_MOVES = 10_000;

/**
 * Client and server with a wire between them that somebody else owns: every packet is handed to `carry`, which
 * decides what is delivered to whom.
 */
export class Network {
  /** By number; the first is 1. */
  readonly sessions: ReadonlyMap<number, Session>;
  readonly lab: Lab;
  readonly rung: Rung;
  readonly recorder: Recorder;
  private readonly opened = new Map<number, Session>();
  private readonly victims: Victims;
  private readonly carry: (packet: Packet) => void;
  private readonly queue: (() => void)[] = [];
  private readonly endpoints: Endpoint[] = [];

  constructor(lab: Lab, rung: Rung, recorder: Recorder, victims: Victims, carry: (packet: Packet) => void) {
    this.lab = lab;
    this.rung = rung;
    this.recorder = recorder;
    this.victims = victims;
    this.carry = carry;
    this.sessions = this.opened;
  }

  /** A number that no session has yet. */
  get nextSession(): number {
    return this.opened.size + 1;
  }

  /** The client connects and sends its request. Returns when nothing moves any more. */
  connect(): void {
    const number = this.nextSession;
    const party = this.party('client', { session: number, facing: 'server' }, (bytes, step) =>
      this.send({ session: number, from: 'client', bytes }, step),
    );
    const { victims, recorder, rung } = this;
    const sent: Utterance[] = [];
    const accepted: Utterance[] = [];
    const ask: Ask = () => {
      const text = victims.request(number);
      sent.push({ text, step: recorder.step });
      return immediately(text);
    };
    const program = function* (): Program<void> {
      const text = yield* rung.client(party, victims.clientHas, ask);
      accepted.push({ text, step: recorder.step });
    };
    const endpoint = this.run(party, program());
    this.session(number).client = { endpoint, party, sent, accepted };
    endpoint.start();
    this.settle();
  }

  /** Hands bytes to a victim, in their turn. A server takes up a session with its first packet. */
  deliver(to: Victim, session: number, bytes: Uint8Array, step: number): void {
    this.queue.push(() => {
      this.recorder.step = step;
      const victim = to === 'client' ? this.session(session).client : this.server(session);
      victim?.endpoint.deliver(bytes);
    });
  }

  /** Runs a program of the attacker's in one conversation. */
  attach<T>(scene: Scene, ears: Ears, transmit: Transmit, program: (party: Party) => Program<T>): Endpoint<T> {
    const party = this.party('attacker', scene, transmit, ears);
    const endpoint = this.run(party, program(party));
    endpoint.start();
    return endpoint;
  }

  /** Lets everything happen that can. */
  settle(): void {
    for (let moves = 0; moves < MOST_MOVES; moves++) {
      const next = this.queue.shift();
      next?.();
      let moved = next !== undefined;
      for (const endpoint of this.endpoints) moved = endpoint.poll() || moved;
      if (!moved) return;
    }
    throw new ScenarioError('mitm/endless', { rung: this.rung.id, moves: MOST_MOVES });
  }

  /** Ends all connections that are still open. */
  close(): void {
    for (const endpoint of this.endpoints) endpoint.cut();
  }

  private session(number: number): Session {
    const session = this.opened.get(number) ?? { number };
    this.opened.set(number, session);
    return session;
  }

  private server(number: number): VictimRecord {
    const session = this.session(number);
    if (session.server !== undefined) return session.server;
    const party = this.party('server', { session: number, facing: 'client' }, (bytes, step) =>
      this.send({ session: number, from: 'server', bytes }, step),
    );
    const { victims, recorder } = this;
    const sent: Utterance[] = [];
    const accepted: Utterance[] = [];
    const serve: Serve = (text) => {
      const response = victims.respond(number, text, party);
      accepted.push({ text, step: recorder.step });
      sent.push({ text: response, step: recorder.step });
      return immediately(response);
    };
    const endpoint = this.run(party, this.rung.server(party, victims.serverHas, serve));
    session.server = { endpoint, party, sent, accepted };
    endpoint.start();
    return session.server;
  }

  private send(packet: Omit<Packet, 'step'>, step: number): void {
    this.queue.push(() => {
      this.recorder.step = step;
      this.carry({ step, ...packet });
    });
  }

  private party(actor: string, scene: Scene, transmit: Transmit, ears: Ears = ownEars()): Party {
    const { recorder } = this;
    const record = recorder.listener(actor, () => scene);
    // What a connection is about to send has been told to the trace before it comes out.
    const announced: number[] = [];
    return new Party({
      crypto: this.lab.crypto,
      random: this.lab.random(`${actor} facing ${scene.facing} in session ${scene.session}`),
      now: this.lab.now,
      serverName: this.lab.serverName,
      tracer: recorder.tracer(actor, this.rung.protocol.name, () => scene),
      trace: (event) => {
        if (event.kind === 'message' && event.direction === 'sent' && event.streamOffset !== undefined) {
          announced.push(recorder.beginStep());
        }
        record(event);
      },
      ears,
      transmit: (bytes) => transmit(bytes, announced.shift() ?? recorder.beginStep()),
    });
  }

  private run<T>(party: Party, program: Program<T>): Endpoint<T> {
    const endpoint = new Endpoint(program, party);
    this.endpoints.push(endpoint as Endpoint);
    return endpoint;
  }
}

function ownEars(): Ears {
  const heard = new Map<string, Uint8Array>();
  return { alone: true, hear: (name, value) => void heard.set(name, value), heard: (name) => heard.get(name) };
}
