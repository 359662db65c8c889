import { toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import { CutawayError } from '@cutaway/primitives/errors';
import type { Untraced } from '@cutaway/primitives/trace';
import { type Codec, decode, dissectPartly, encode } from '@cutaway/primitives/wire';
import type { ClientAuthentication } from '../authentication/client-authentication.js';
import { TlsError } from '../errors/tls-error.js';
import type { Extension, ExtensionContext } from '../extensions/definition.js';
import { type KeyLogLabel, keyLogLine } from '../key-schedule/key-log.js';
import { Transcript } from '../key-schedule/transcript.js';
import { Alert } from '../messages/alert.js';
import { handshakeByType, type MessageContext } from '../messages/by-type.js';
import { ChangeCipherSpec } from '../messages/change-cipher-spec.js';
import { encodeHandshake, type HandshakeDefinition } from '../messages/definition.js';
import { HelloRequest } from '../messages/hello-request.js';
import { traceCertificates } from '../messages/trace-certificates.js';
import type { PaddingRule } from '../record/aead-tls13.js';
import { HandshakeReassembly, type ReceivedHandshake } from '../record/handshake-reassembly.js';
import type { RecordProtection } from '../record/protection.js';
import { MAX_PLAINTEXT_LENGTH } from '../record/record.js';
import { RecordReader } from '../record/record-reader.js';
import { RecordWriter } from '../record/record-writer.js';
import { ContentType } from '../registry/content-type.js';
import { HandshakeType } from '../registry/handshake-type.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import type { TlsSession } from '../session.js';
import type { ConnectionInfo, TlsEvent } from './events.js';
import type { Faults, OutgoingMessage } from './faults.js';
import { HandshakeTrace } from './handshake-trace.js';
import { OutgoingMessages, type Sent } from './outgoing-messages.js';

/** What a handshake waits for. */
export type Wait =
  | { readonly for: 'handshake' }
  | { readonly for: 'change_cipher_spec' }
  | { readonly for: 'operation'; readonly result: PromiseLike<unknown> };

/** A part of a handshake: reads from top to bottom like the message flow in the RFC, and yields where it must wait. */
export type Handshake<T = void> = Generator<Wait, T, unknown>;

/** A handshake message that was taken from the peer. */
export interface Received<T> {
  readonly value: T;
  /** The whole message with its header. */
  readonly raw: Uint8Array;
  /** Event id; `undefined` without a listener. */
  readonly id: number | undefined;
}

/** What a flow is made of. */
export interface FlowSettings {
  readonly role: 'client' | 'server';
  readonly crypto: CryptoProvider;
  /** The caller's; the provider's unless given. */
  readonly random: RandomSource | undefined;
  readonly tracer: Untraced;
  readonly keyLog: ((line: string) => void) | undefined;
  readonly faults: Faults | undefined;
  /** The longest handshake message taken, in bytes. */
  readonly maxHandshakeLength: number;
  readonly padding: PaddingRule | undefined;
  /** Takes what happened, for the caller. */
  readonly emit: (event: TlsEvent) => void;
}

/** Wishes to renegotiate that one connection may bring. */
const MAX_HELLO_REQUESTS = 16;

/** Tickets, key updates and the like in a row. */
const MAX_POST_HANDSHAKE_MESSAGES = 32;

/** Sessions of one connection that are forgotten when it fails: one that is resumed and a few tickets. */
const MAX_SESSIONS = 16;

const HANDSHAKE: Wait = { for: 'handshake' };
const CHANGE_CIPHER_SPEC: Wait = { for: 'change_cipher_spec' };

/**
 * What handshakes are written in: messages to send and to receive, keys to change, checks to make.
 *
 * Owns both directions of the record layer and the transcript. Handshakes call it; `TlsConnection` drives both.
 */
export class MessageFlow extends HandshakeTrace {
  readonly role: 'client' | 'server';
  readonly crypto: CryptoProvider;
  readonly random: RandomSource;
  /** The caller's source alone. Without one, providers make keys and signatures in ways of their own, which are faster. */
  readonly givenRandom: RandomSource | undefined;
  readonly faults: Faults | undefined;
  readonly reader: RecordReader;
  readonly writer: RecordWriter;
  readonly incoming: HandshakeReassembly;
  readonly transcript: Transcript;
  /** What the format of messages depends on, as far as it is agreed. */
  context: MessageContext = { version: TLS_1_2 };
  /** Whether messages are part of the transcript; not after the handshake. */
  transcribing = true;
  /** Whether application data may be sent, and may be received. */
  canSend = false;
  canReceive = false;
  /** Set by a handshake when it is complete. */
  info: ConnectionInfo | undefined;
  /** Whether change_cipher_spec records are passed over (RFC 8446 D.4). */
  ignoreChangeCipherSpec = false;
  /** Whether a client makes TLS 1.3 look like the resumption of an older session (RFC 8446 D.4). */
  middleboxCompatibility = true;
  /** TLS 1.3: changes to our next key. */
  updateKeys: ((requestPeer: boolean) => void) | undefined;
  /** `./lab`, TLS 1.2: begins another handshake, or asks the client for one. */
  renegotiate: (() => void) | undefined;
  /** Server of TLS 1.3: asks the client for a certificate; false when too many requests are open. */
  requestCertificate: ((authentication: ClientAuthentication) => boolean) | undefined;
  /** While 0-RTT data is received: how many bytes of it may still come. */
  earlyDataLeft: number | undefined;
  /** Keying material for applications (RFC 8446 §7.5, RFC 5705 §4). */
  exporter: ((label: string, context: Uint8Array | undefined, length: number) => Uint8Array) | undefined;
  /** The same for 0-RTT data, where there is some. */
  earlyExporter: ((label: string, context: Uint8Array, length: number) => Uint8Array) | undefined;
  /** Zeros to put behind the content of records of TLS 1.3. */
  readonly padding: PaddingRule | undefined;
  /** Receives sent messages outside the handshake that a transcript is made of. */
  listenToSending: ((raw: Uint8Array) => void) | undefined;
  /** Messages after the handshake since the last application data. */
  postHandshakeMessages = 0;
  private readonly events: (event: TlsEvent) => void;
  private readonly keyLogger: ((line: string) => void) | undefined;
  private readonly outgoing: OutgoingMessages;
  private peeked: ReceivedHandshake | undefined;
  /** Optional messages that were looked for in vain since the last one. */
  private alternatives: string[] = [];
  private helloRequests = 0;
  private readonly sessions: (() => void)[] = [];
  private sentChangeCipherSpec = false;

  constructor(settings: FlowSettings) {
    super(settings.tracer);
    this.role = settings.role;
    this.crypto = settings.crypto;
    this.random = settings.random ?? ((length) => settings.crypto.random(length));
    this.givenRandom = settings.random;
    this.faults = settings.faults;
    this.keyLogger = settings.keyLog;
    const { padding } = settings;
    // A record with its padding must not be longer than another (RFC 8446 §5.4, RFC 8449 §4).
    this.padding =
      padding &&
      ((type, length) => Math.max(0, Math.min(padding(type, length), this.writer.maxFragmentLength - length)));
    this.events = settings.emit;
    this.reader = new RecordReader(settings.tracer);
    // A peer that could not make keys yet says so in the clear (RFC 8446 §6).
    this.reader.allowUnprotected = (type) =>
      type === ContentType.of.change_cipher_spec
        ? this.ignoreChangeCipherSpec
        : type === ContentType.of.alert && this.transcribing && this.reader.sequence.value === 0;
    this.writer = new RecordWriter(settings.tracer, settings.faults?.record);
    this.writer.maxFragmentLength = settings.faults?.maxFragmentLength ?? MAX_PLAINTEXT_LENGTH;
    this.outgoing = new OutgoingMessages(this.writer, this);
    this.incoming = new HandshakeReassembly(settings.maxHandshakeLength);
    this.transcript = new Transcript(settings.crypto);
  }

  // Sending.

  /** Queues a handshake message; messages that follow each other share records. */
  send<T>(definition: HandshakeDefinition<T>, value: T): Sent {
    return this.enqueue(
      ContentType.of.handshake,
      definition.name,
      encodeHandshake(definition, value),
      definition.codec,
    );
  }

  sendChangeCipherSpec(): void {
    const bytes = encode(ChangeCipherSpec, { type: 1 });
    this.enqueue(ContentType.of.change_cipher_spec, 'ChangeCipherSpec', bytes, ChangeCipherSpec);
  }

  /** Once in a connection of TLS 1.3, for middleboxes that expect to see one (RFC 8446 D.4). */
  sendCompatibilityChangeCipherSpec(): void {
    if (this.sentChangeCipherSpec || !this.middleboxCompatibility) return;
    this.sentChangeCipherSpec = true;
    this.sendChangeCipherSpec();
  }

  sendAlert(level: number, description: number): void {
    this.enqueue(ContentType.of.alert, 'Alert', encode(Alert, { level, description }), Alert);
  }

  sendApplicationData(data: Uint8Array): void {
    this.enqueue(ContentType.of.application_data, 'application_data', data, undefined);
  }

  private enqueue(type: number, name: string, bytes: Uint8Array, codec: Codec<unknown> | undefined): Sent {
    const original: OutgoingMessage = { type, name, bytes };
    const sent: Sent = { raw: bytes, id: undefined };
    const replaced = this.faults?.message?.(original);
    for (const message of replaced ?? [original]) {
      const own = message === original;
      this.outgoing.add({ ...message, codec: own ? codec : this.codecOf(message), sent: own ? sent : { ...sent } });
      if (message.type === ContentType.of.handshake && this.transcribing && message.name !== HelloRequest.name) {
        this.transcript.add(message.bytes);
      }
      if (message.type === ContentType.of.handshake) this.listenToSending?.(message.bytes);
    }
    return sent;
  }

  private codecOf(message: OutgoingMessage): Codec<unknown> | undefined {
    if (message.type === ContentType.of.alert) return Alert;
    if (message.type === ContentType.of.change_cipher_spec) return ChangeCipherSpec;
    if (message.type !== ContentType.of.handshake) return undefined;
    return handshakeByType(message.bytes[0] ?? -1, this.context).codec;
  }

  /** Puts everything queued into records. */
  flush(): void {
    this.outgoing.flush();
  }

  /** Forgets what is queued: the connection failed before it was sent. */
  discard(): void {
    this.outgoing.discard();
  }

  // Receiving.

  /**
   * The next handshake message, which must be this one.
   *
   * @throws {TlsError} `tls/unexpected-message`; {WireError} when it cannot be decoded.
   */
  *receive<T>(definition: HandshakeDefinition<T>): Handshake<Received<T>> {
    const message = yield* this.next();
    if (message.msg_type !== definition.msg_type) throw this.unexpected(message, definition.name);
    this.peeked = undefined;
    this.alternatives = [];
    return this.read(definition, message);
  }

  /** The next handshake message if it is this one; otherwise `undefined`, and it is left for the next call. */
  *receiveOptional<T>(definition: HandshakeDefinition<T>): Handshake<Received<T> | undefined> {
    const message = yield* this.next();
    if (message.msg_type !== definition.msg_type) {
      this.alternatives.push(definition.name);
      return undefined;
    }
    return yield* this.receive(definition);
  }

  /** Waits for a handshake message that must not come. */
  *receiveNothing(): Handshake {
    throw this.unexpected(yield* this.next());
  }

  /** Waits for ChangeCipherSpec (RFC 5246 §7.1). */
  *receiveChangeCipherSpec(): Handshake {
    if (this.peeked !== undefined) throw this.unexpected(this.peeked, 'ChangeCipherSpec');
    this.alternatives = [];
    yield CHANGE_CIPHER_SPEC;
  }

  private *next(): Handshake<ReceivedHandshake> {
    while (this.peeked === undefined) {
      const message = (yield HANDSHAKE) as ReceivedHandshake;
      // A client in a handshake already passes a wish to renegotiate over (RFC 5246 §7.4.1.1).
      const wish = message.msg_type === HelloRequest.msg_type && this.role === 'client';
      if (wish && this.transcribing && this.context.version <= TLS_1_2) {
        this.decode(HelloRequest, message);
        this.limitHelloRequests();
      } else {
        this.peeked = message;
      }
    }
    return this.peeked;
  }

  /** @throws {TlsError} `tls/records-without-progress` for more than a few wishes to renegotiate. */
  limitHelloRequests(): void {
    if (++this.helloRequests > MAX_HELLO_REQUESTS) {
      throw new TlsError('tls/records-without-progress', { maximum: MAX_HELLO_REQUESTS });
    }
  }

  /** @throws {TlsError} `tls/too-many-messages` for more than a few messages after the handshake without data. */
  limitPostHandshake(): void {
    if (++this.postHandshakeMessages > MAX_POST_HANDSHAKE_MESSAGES) {
      throw new TlsError('tls/too-many-messages', { maximum: MAX_POST_HANDSHAKE_MESSAGES });
    }
  }

  emit(event: TlsEvent): void {
    this.events(event);
  }

  /** What forgets a session of this connection's, should it end in a fatal alert (RFC 5246 §7.2.2, RFC 8446 §6.2). */
  forgetWhenFailed(forget: () => void): void {
    if (this.sessions.length < MAX_SESSIONS) this.sessions.push(forget);
  }

  /** The connection ends in a fatal alert. */
  forgetSessions(): void {
    for (const forget of this.sessions.splice(0)) forget();
  }

  offerSession(session: TlsSession): void {
    this.emit({ type: 'session', session });
  }

  private read<T>(definition: HandshakeDefinition<T>, message: ReceivedHandshake): Received<T> {
    if (this.transcribing) this.transcript.add(message.raw);
    return this.decode(definition, message);
  }

  /** Reads a message, and shows it; the transcript does not get it. @throws {WireError} when it cannot be decoded. */
  decode<T>(definition: HandshakeDefinition<T>, message: ReceivedHandshake): Received<T> {
    const { raw, carriers } = message;
    let { name } = definition;
    try {
      if (this.tracer === undefined) return { value: decode(definition.codec, raw), raw, id: undefined };
      const { value, field, error } = dissectPartly(definition.codec, raw, name);
      if (value !== undefined) name = definition.nameOf?.(value) ?? name;
      field.name = name;
      traceCertificates(field, raw);
      const id = this.tracer.message({
        direction: 'received',
        layer: 'handshake',
        name,
        bytes: toHex(raw),
        fields: field,
        carriers,
      });
      if (error !== undefined) throw error;
      return { value: value as T, raw, id };
    } catch (error) {
      throw error instanceof CutawayError ? error.inMessage(name) : error;
    }
  }

  /** Shows a message nobody waited for, and makes the error. */
  unexpected(message: ReceivedHandshake, ...expected: string[]): TlsError {
    const definition = handshakeByType(message.msg_type, this.context);
    try {
      this.decode(definition, message);
    } catch (error) {
      // That it is unexpected matters more than that it is malformed.
      if (!(error instanceof CutawayError)) throw error;
    }
    return new TlsError(
      'tls/unexpected-message',
      { expected: [...this.alternatives, ...expected], actual: HandshakeType.label(message.msg_type) },
      { place: { message: definition.name } },
    );
  }

  /** Waits for an operation that may take its time: a signature by a key elsewhere, a look-up. */
  *perform<T>(operation: () => T | PromiseLike<T>): Handshake<T> {
    const result = operation();
    if (!isPromiseLike(result)) return result;
    return (yield { for: 'operation', result }) as T;
  }

  // Keys.

  /** The next records of the peer are under another key. @throws {TlsError} `tls/message-across-key-change` */
  setReadProtection(protection: RecordProtection): void {
    if (!this.incoming.empty || this.peeked !== undefined) throw new TlsError('tls/message-across-key-change');
    this.reader.setProtection(protection);
  }

  /** Our next records are under another key, or none. */
  setWriteProtection(protection: RecordProtection | undefined): void {
    this.flush();
    this.writer.setProtection(protection);
  }

  /** Whether somebody looks at secrets. */
  get listened(): boolean {
    return this.tracer !== undefined || this.keyLogger !== undefined;
  }

  logKey(label: KeyLogLabel, clientRandom: Uint8Array, secret: Uint8Array): void {
    this.keyLogger?.(keyLogLine(label, clientRandom, secret));
  }

  // Lab.

  /** Bytes for a message, or what the lab puts in their place. */
  altered(name: string, bytes: Uint8Array): Uint8Array {
    return this.faults?.value?.(name, bytes) ?? bytes;
  }

  /** The same for parts of records; `undefined` outside of the lab. */
  get alteredRecordPart(): ((name: string, bytes: Uint8Array) => Uint8Array) | undefined {
    return this.faults?.value === undefined ? undefined : (name, bytes) => this.altered(name, bytes);
  }

  /** The extensions of a message, or what the lab puts in their place. */
  alteredExtensions(message: ExtensionContext, extensions: Extension[]): Extension[] {
    const altered = this.faults?.extensions?.(message, extensions);
    return altered === undefined ? extensions : [...altered];
  }

  /** A decision, or what the lab puts in its place. */
  decided(name: string, chosen: number): number {
    return this.faults?.choice?.(name, chosen) ?? chosen;
  }
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | undefined)?.then === 'function';
}
