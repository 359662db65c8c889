import { toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import { CutawayError, type ErrorContext } from '@cutaway/primitives/errors';
import type { TraceListener, Tracer } from '@cutaway/primitives/trace';
import { decode, encode } from '@cutaway/primitives/wire';
import { ScenarioError } from '../errors.js';
import { dissectMessage, type Message } from '../messages/index.js';
import type { Program } from './program.js';

/** Surroundings of one party in one session. */
export interface PartyOptions {
  readonly crypto: CryptoProvider;
  readonly random: RandomSource;
  /** What this party takes for the present time. */
  readonly now: Date;
  /** Whom the client wants to reach. */
  readonly serverName: string;
  readonly tracer: Tracer;
  /** Receives the events of a connection that traces itself. */
  readonly trace: TraceListener;
  /** Puts a packet on the wire. */
  readonly transmit: (packet: Uint8Array) => void;
  /** The attacker's two ends share theirs. */
  readonly ears: Ears;
}

/** What a party picks up from its peer besides requests: a password, a signature. */
export interface Ears {
  /** Whether there is no other end that might hear something. */
  readonly alone: boolean;
  hear(name: string, value: Uint8Array): void;
  heard(name: string): Uint8Array | undefined;
}

/** A key and what it is for. */
export interface NamedKey {
  readonly name: string;
  readonly key: Uint8Array;
}

/** What a derived value was made with, for the trace. */
export interface Derivation {
  readonly function: string;
  readonly inputs?: readonly { readonly name: string; readonly value: Uint8Array }[];
  readonly feeds?: readonly string[];
  readonly rule?: string;
}

/**
 * The client or the server of one session, as its program sees itself: what it can compute with, and its end of the
 * wire. Everything it does is traced.
 */
export class Party {
  readonly crypto: CryptoProvider;
  readonly random: RandomSource;
  readonly now: Date;
  readonly serverName: string;
  readonly tracer: Tracer;
  readonly trace: TraceListener;
  readonly transmit: (packet: Uint8Array) => void;
  readonly ears: Ears;
  /** Whether its connection tells the trace itself how it ended. */
  tracesEnd = false;
  /** The keys that protect the session: who ends up with others than the peer is not talking to the peer. */
  readonly sessionKeys: NamedKey[] = [];
  /** Private values of this session's exchange. */
  readonly ephemeralKeys: Uint8Array[] = [];
  private lastReceived: number | undefined;

  constructor(options: PartyOptions) {
    this.crypto = options.crypto;
    this.random = options.random;
    this.now = options.now;
    this.serverName = options.serverName;
    this.tracer = options.tracer;
    this.trace = options.trace;
    this.transmit = options.transmit;
    this.ears = options.ears;
  }

  send<Body>(message: Message<Body>, body: Body): void {
    const bytes = encode(message.codec, body);
    this.transmit(bytes);
    this.tracer.message({
      direction: 'sent',
      layer: 'message',
      name: message.name,
      bytes: toHex(bytes),
      fields: dissectMessage(message, bytes),
    });
  }

  /**
   * Waits for the next packet, which must be this message.
   *
   * @throws {ScenarioError} `mitm/refused` when it is not.
   */
  *receive<Body>(message: Message<Body>): Program<Body> {
    const bytes = yield 'packet';
    this.lastReceived = this.tracer.message({
      direction: 'received',
      layer: 'message',
      name: message.name,
      bytes: toHex(bytes),
      fields: dissectMessage(message, bytes),
    });
    if (bytes[0] !== message.type) this.check('message.expected', PRESENTATION_LANGUAGE, false);
    return this.attempt('message.format', PRESENTATION_LANGUAGE, () => decode(message.codec, bytes), true);
  }

  /**
   * Notes in the trace whether something holds.
   *
   * @throws {ScenarioError} `mitm/refused` when it does not.
   */
  check(name: string, rule: string, holds: boolean, context: ErrorContext = {}): void {
    this.tracer.check({
      name,
      outcome: holds ? 'passed' : 'failed',
      rule,
      context,
      ...(this.lastReceived === undefined ? {} : { subject: { message: this.lastReceived } }),
    });
    if (!holds) throw new ScenarioError('mitm/refused', { check: name, ...context }, rule);
  }

  /**
   * Runs an operation that fails by throwing, and notes in the trace whether it did.
   *
   * @param quiet leaves success out of the trace.
   * @throws {ScenarioError} `mitm/refused` when the operation throws a {@link CutawayError}.
   */
  attempt<T>(name: string, rule: string, operation: () => T, quiet = false): T {
    let value: T;
    try {
      value = operation();
    } catch (error) {
      if (error instanceof CutawayError) this.check(name, rule, false, { ...error.context, code: error.code });
      throw error;
    }
    if (!quiet) this.check(name, rule, true);
    return value;
  }

  /** Notes a secret value in the trace; returns it. */
  secret(name: string, output: Uint8Array, derivation: Derivation): Uint8Array {
    this.tracer.secret({
      name,
      function: derivation.function,
      inputs: (derivation.inputs ?? []).map((input) => ({ name: input.name, value: toHex(input.value) })),
      output: toHex(output),
      feeds: derivation.feeds ?? [],
      ...(derivation.rule === undefined ? {} : { rule: derivation.rule }),
    });
    return output;
  }

  /** As {@link secret}, for a text that was decrypted. */
  plaintext(text: Uint8Array, decryption: string): Uint8Array {
    return this.secret('plaintext', text, { function: decryption });
  }

  /** As {@link secret}, for the private value of an exchange, made for this session alone and then forgotten. */
  ephemeralKey(key: Uint8Array, derivation: Derivation): Uint8Array {
    this.ephemeralKeys.push(key);
    return this.secret('ephemeral_private_key', key, derivation);
  }

  /** As {@link secret}, for the key that protects this session. */
  sessionKey(key: Uint8Array, derivation: Derivation): Uint8Array {
    this.sessionKeys.push({ name: 'session_key', key });
    return this.secret('session_key', key, { feeds: ['Ciphertext'], ...derivation });
  }
}

/** The format of messages, and that no other is accepted in a place. */
const PRESENTATION_LANGUAGE = 'RFC 8446 §3, §4';
