import { toHex } from '@cutaway/primitives/bytes';
import type { Tracer } from '@cutaway/primitives/trace';
import type { Lab } from '../lab/lab.js';
import type { Endpoint } from '../network/endpoint.js';
import type { Network } from '../network/network.js';
import type { Packet, Victim } from '../network/packet.js';
import type { Ears } from '../network/party.js';
import type { Recorder, Scene } from '../network/recorder.js';
import type { Listener } from '../protocols/protocol.js';
import type { Ask, Rung, Serve } from '../rungs/rung.js';
import { Knowledge } from '../verdict/knowledge.js';

/** What can be done with a packet. */
const ACTIONS = ['forward', 'change', 'drop', 'inject'] as const;

/** The attacker's hands on the wire, and what it holds. */
export class Adversary implements Listener, Ears {
  readonly lab: Lab;
  readonly rung: Rung;
  readonly network: Network;
  readonly knowledge: Knowledge;
  readonly tracer: Tracer;
  readonly recorder: Recorder;
  /** Every packet a victim sent. */
  readonly recording: Packet[] = [];
  private isClient = false;
  private readonly overheard = new Map<string, Uint8Array>();
  private scene: Scene = { session: 1, facing: 'client' };

  constructor(network: Network) {
    this.network = network;
    this.lab = network.lab;
    this.rung = network.rung;
    this.recorder = network.recorder;
    this.knowledge = new Knowledge(this.recorder);
    this.tracer = this.recorder.tracer('attacker', this.rung.protocol.name, () => this.scene);
  }

  /** Passes a packet on as it is. */
  forward(packet: Packet): void {
    this.see(packet);
    this.network.deliver(otherThan(packet.from), packet.session, packet.bytes, packet.step);
  }

  /** Passes other bytes on in a packet's place. */
  change(packet: Packet, bytes: Uint8Array, reason: string): void {
    this.see(packet);
    this.put('change', otherThan(packet.from), packet.session, bytes, reason, packet.step);
  }

  /** Lets a packet disappear. */
  drop(packet: Packet, reason: string): void {
    this.see(packet);
    this.act('drop', reason);
  }

  /** Sends bytes of its own, as if the other victim had. */
  inject(to: Victim, session: number, bytes: Uint8Array, reason: string): void {
    this.put('inject', to, session, bytes, reason, this.recorder.beginStep());
  }

  /** Hands a packet to a program of its own instead. */
  take(packet: Packet, endpoint: Endpoint): void {
    this.recording.push(packet);
    this.recorder.step = packet.step;
    endpoint.deliver(packet.bytes);
  }

  /** Runs the server's program towards the client. What the client asks for is learned. */
  actAsServer(session: number, has: unknown, serve: Serve): Endpoint {
    const { rung, knowledge } = this;
    return this.network.attach({ session, facing: 'client' }, this, this.transmitTo('client', session), (party) =>
      rung.server(party, has, function* (request) {
        knowledge.learn('request', request);
        return yield* serve(request);
      }),
    );
  }

  /** Runs the client's program towards the server. What the server answers is learned. */
  actAsClient(session: number, has: unknown, ask: Ask): Endpoint<Uint8Array> {
    const { rung, knowledge } = this;
    this.isClient = true;
    return this.network.attach(
      { session, facing: 'server' },
      this,
      this.transmitTo('server', session),
      function* (party) {
        const response = yield* rung.client(party, has, ask);
        knowledge.learn('response', response);
        return response;
      },
    );
  }

  /** Whether it only plays the server. */
  get alone(): boolean {
    return !this.isClient;
  }

  /** Both of its ends hear for each other. */
  hear(name: string, value: Uint8Array): void {
    this.knowledge.learn(name, value);
    this.overheard.set(name, value);
  }

  heard(name: string): Uint8Array | undefined {
    return this.overheard.get(name);
  }

  private transmitTo(victim: Victim, session: number): (bytes: Uint8Array, step: number) => void {
    return (bytes, step) => this.network.deliver(victim, session, bytes, step);
  }

  private see(packet: Packet): void {
    this.scene = { session: packet.session, facing: packet.from };
    const { name, fields } = this.rung.protocol.dissect(packet.bytes);
    const event = this.tracer.message({
      direction: 'received',
      layer: 'wire',
      name,
      bytes: toHex(packet.bytes),
      fields,
    });
    this.recording.push({ ...packet, event });
  }

  private put(
    action: (typeof ACTIONS)[number],
    to: Victim,
    session: number,
    bytes: Uint8Array,
    reason: string,
    step: number,
  ): void {
    this.scene = { session, facing: to };
    this.act(action, reason);
    const { name, fields } = this.rung.protocol.dissect(bytes);
    this.tracer.message({ direction: 'sent', layer: 'wire', name, bytes: toHex(bytes), fields });
    this.network.deliver(to, session, bytes, step);
  }

  private act(action: (typeof ACTIONS)[number], reason: string): void {
    this.tracer.choice({ name: 'wire.action', offered: ACTIONS, chosen: action, reason: `wire.${reason}` });
  }
}

export const otherThan = (victim: Victim): Victim => (victim === 'client' ? 'server' : 'client');
