import { concat, concatAll, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import { CutawayError } from '@cutaway/primitives/errors';
import type { Untraced } from '@cutaway/primitives/trace';
import { decode, Writer } from '@cutaway/primitives/wire';
import { SshProtocolError } from '../errors/protocol.js';
import { DisconnectReason, type DisconnectReasonName } from '../registry/disconnect-reasons.js';
import { layerOf, MESSAGE_NUMBERS, messageNameOf } from '../registry/message-numbers.js';
import type { Algorithms } from '../registry/policy.js';
import type { KeyExchangeInfo, TransportEvent } from './events.js';
import type { Faults } from './faults.js';
import { type Flow, INPUT } from './flow.js';
import { IncomingPackets } from './incoming-packets.js';
import { makeKexInit } from './kex/kexinit-lists.js';
import type { Negotiated } from './kex/negotiation.js';
import type { AnyMessage, Message } from './message.js';
import { Debug } from './messages/debug.js';
import { Disconnect } from './messages/disconnect.js';
import { ExtInfo } from './messages/ext-info.js';
import { Ignore } from './messages/ignore.js';
import { KexInit } from './messages/kexinit.js';
import { Ping } from './messages/ping.js';
import { Pong } from './messages/pong.js';
import { Unimplemented } from './messages/unimplemented.js';
import { OutgoingPackets } from './outgoing-packets.js';
import type { OwnKexInit, Packet, Received, SentMessage } from './packet.js';
import { PendingOutput } from './pending-output.js';
import type { DirectionKeys } from './protection/index.js';
import { openerFor, sealerFor } from './protection/index.js';
import { uint32Bytes } from './protection/protection.js';
import { KeyLifetime, type RekeyLimit } from './rekeying.js';
import { StreamBuffer } from './stream-buffer.js';
import { PacketTrace } from './trace-packets.js';
import { TransportChecks } from './transport-checks.js';

/** What a transport is made of. */
export interface TransportSettings {
  readonly role: 'client' | 'server';
  readonly crypto: CryptoProvider;
  readonly random: RandomSource;
  /** Milliseconds, of a clock that never goes back. */
  readonly now: () => number;
  readonly tracer: Untraced;
  readonly faults: Faults | undefined;
  readonly algorithms: Algorithms;
  /** The identification string without line end. */
  readonly identification: string;
  /** Whether strict kex is announced. */
  readonly announceStrictKex: boolean;
  /** Whether a peer without strict kex is refused. */
  readonly requireStrictKex: boolean;
  readonly rekeyLimit: RekeyLimit;
}

/** Channel messages that are kept while keys are agreed on anew. */
const MAXIMUM_EARLY = 1024;

/**
 * The binary packet protocol of one connection (RFC 4253 §6), as the flows of either role are written in it: messages
 * to send and to receive, keys to change, checks to make.
 *
 * Key exchanges happen inside {@link message}, so that what stands above the transport does not notice them.
 */
export class Transport extends TransportChecks {
  readonly settings: TransportSettings;
  /** Bytes from the peer that were not read yet. */
  readonly input: StreamBuffer = new StreamBuffer();
  readonly incoming: IncomingPackets = new IncomingPackets(this.input);
  readonly outgoing: OutgoingPackets;
  readonly trace: PacketTrace | undefined;
  /** V_C and V_S: the identification strings without line ends. */
  identification: { client: string; server: string } = { client: '', server: '' };
  /** H of the first key exchange; empty before. */
  sessionIdentifier: Uint8Array = new Uint8Array(0);
  /** Whether both sides announced strict kex in their first `SSH_MSG_KEXINIT`. */
  strict = false;
  /** Whether packets behind the first `SSH_MSG_NEWKEYS` could be cut off unnoticed (CVE-2023-48795). */
  prefixTruncation = false;
  /** The server's host key of the first key exchange, encoded. */
  serverHostKey: Uint8Array = new Uint8Array(0);
  /** The server's signature over the exchange hash of the first key exchange; known to the client. */
  hostKeySignature: Uint8Array = new Uint8Array(0);
  /** This side's `SSH_MSG_KEXINIT`, from when it is sent until its `SSH_MSG_NEWKEYS` is. */
  ownKexInit: OwnKexInit | undefined;
  /** Runs a key exchange; the packet is the peer's `SSH_MSG_KEXINIT`, when that came first. Set by the role. */
  keyExchange: (peerKexInit: Packet | undefined) => Flow = notSet;
  /** What the peer announced in `SSH_MSG_EXT_INFO`, by extension name (RFC 8308). */
  readonly extensions: Map<string, Uint8Array> = new Map();
  /** Whether the peer's last message was `SSH_MSG_EXT_INFO` at the place before `SSH_MSG_USERAUTH_SUCCESS`. */
  extInfoBeforeSuccess = false;
  /** Whether the user is authenticated. */
  authenticated = false;
  /** Whether the stream of the peer has ended. */
  inputEnded = false;
  /** The connection is over: nothing is read or sent any more. */
  stopped = false;
  /** Called when bytes for the peer were added. */
  onoutput: (() => void) | undefined;
  #events: TransportEvent[] = [];
  /** Messages of the layers above that came in the middle of a key re-exchange. */
  #early: Packet[] = [];
  readonly #output = new PendingOutput();
  /** Messages that must wait until the key exchange is over. */
  #held: { readonly message: AnyMessage; readonly payload: Uint8Array }[] = [];
  readonly #keyLifetime: KeyLifetime;
  /** From either side's `SSH_MSG_KEXINIT` until both sides' `SSH_MSG_NEWKEYS`. */
  #exchanging = false;
  /** Whether a key exchange has been completed. */
  #keyed = false;

  constructor(settings: TransportSettings) {
    super(settings.tracer);
    this.settings = settings;
    this.outgoing = new OutgoingPackets(settings.random);
    this.trace = settings.tracer === undefined ? undefined : new PacketTrace(settings.tracer, settings.role);
    this.#keyLifetime = new KeyLifetime(settings.rekeyLimit, settings.now);
  }

  // Output and events.

  /** Bytes waiting for {@link takeOutput}. */
  get pendingOutput(): number {
    return this.#output.pending;
  }

  /** Bytes for the peer since the last call, in order. */
  takeOutput(): Uint8Array[] {
    return this.#output.take();
  }

  emit(event: TransportEvent): void {
    this.#events.push(event);
  }

  takeEvents(): TransportEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** Puts bytes on the wire that are in no packet: the identification string. */
  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#output.write(bytes);
    this.onoutput?.();
  }

  // Sending.

  /**
   * Sends a message. While keys are being exchanged it waits, unless it belongs to the transport itself (RFC 4253 §7.1).
   *
   * @returns what was sent; its `id` is `undefined` when it waits.
   */
  send<T>(message: Message<T>, value: T): SentMessage {
    const payload = encodePayload(message, value);
    if (this.stopped) return { payload, id: undefined };
    if (this.ownKexInit !== undefined && !maySendDuringKeyExchange(message.number)) {
      this.#held.push({ message, payload: payload.slice() });
      return { payload, id: undefined };
    }
    const sent = this.#put(message, payload);
    this.rekeyIfDue();
    return sent;
  }

  /** Sends what had to wait for the end of the key exchange. */
  releaseHeld(): void {
    const held = this.#held;
    this.#held = [];
    for (const { message, payload } of held) this.#put(message, payload);
  }

  #put(message: AnyMessage, payload: Uint8Array): SentMessage {
    const { faults } = this.settings;
    if (faults?.message === undefined) return { payload, id: this.#seal(message, payload) };
    let first: SentMessage | undefined;
    for (const { name, bytes } of faults.message({ name: message.name, bytes: payload.slice() })) {
      if (name === 'raw') this.write(bytes);
      else {
        const id = this.#seal(name === message.name ? message : undefined, bytes);
        first ??= { payload: bytes, id };
      }
    }
    return first ?? { payload, id: undefined };
  }

  #seal(message: AnyMessage | undefined, payload: Uint8Array): number | undefined {
    const { outgoing } = this;
    const packet = outgoing.seal(payload);
    if (outgoing.wrapped && !this.#keyed) throw exhausted();
    const replaced = this.settings.faults?.packet?.(concatAll(packet.sealed));
    for (const bytes of replaced ?? packet.sealed) this.write(bytes);
    return this.trace?.packet('sent', { ...packet, payload, sealed: concatAll(packet.sealed) }, message);
  }

  // Receiving.

  /** The next packet, whatever it is. */
  *packet(): Flow<Packet> {
    for (;;) {
      const opened = this.stopped ? undefined : this.incoming.next();
      if (opened !== undefined) {
        if (this.incoming.wrapped && !this.#keyed) throw exhausted();
        const { sequence, payload } = opened;
        const id = this.trace?.packet('received', { ...opened, packet: withLength(opened.contents) });
        return { sequence, payload, number: payload[0] as number, id };
      }
      if (this.inputEnded) throw new SshProtocolError('ssh/connection-lost');
      yield INPUT;
    }
  }

  /** The next message for what stands above the transport. Keys may be exchanged before it comes. */
  *message(): Flow<Packet> {
    for (;;) {
      const packet = this.#early.shift() ?? (yield* this.packet());
      if (packet.number !== KexInit.number) this.rekeyIfDue();
      if (packet.number === KexInit.number) yield* this.keyExchange(packet);
      else if (packet.number === ExtInfo.number) this.#receiveExtInfo(packet);
      else if (packet.number === Ping.number) this.send(Pong, this.decode(Ping, packet).value);
      else if (!this.#handled(packet)) return packet;
    }
  }

  /**
   * The next message of a key exchange, which must be this one.
   *
   * @throws {SshProtocolError} `ssh/unexpected-message`; `ssh/strict-kex-violation` for a message that would be
   * passed over outside the first strict key exchange.
   */
  *expect<T>(message: Message<T>): Flow<Received<T>> {
    return this.decode(message, yield* this.nextOf(message));
  }

  /** As {@link expect}, without decoding. */
  *nextOf(message: AnyMessage): Flow<Packet> {
    for (;;) {
      const packet = yield* this.packet();
      if (packet.number === message.number) return packet;
      if (packet.number === Disconnect.number) this.#disconnected(packet);
      if (this.strict && !this.#keyed) throw this.unexpected(packet, [message.name], 'ssh/strict-kex-violation');
      if (!this.#handled(packet) && !this.#keepForLater(packet)) throw this.unexpected(packet, [message.name]);
    }
  }

  /**
   * Keeps channel messages of peers that go on sending them after their `SSH_MSG_KEXINIT`. RFC 4253 §7.1 forbids that;
   * asyncssh does it, and OpenSSH takes it.
   */
  #keepForLater(packet: Packet): boolean {
    if (!this.authenticated || layerOf(packet.number) !== 'connection') return false;
    if (this.#early.length >= MAXIMUM_EARLY) return false;
    this.#early.push(packet);
    return true;
  }

  /** @throws {WireError} with the message's name in its place. */
  decode<T>(message: Message<T>, { payload, id }: Packet): Received<T> {
    try {
      return { value: decode(message.codec, payload), payload, id };
    } catch (error) {
      throw error instanceof CutawayError ? error.inMessage(message.name) : error;
    }
  }

  /** The error for a message that must not come now. */
  unexpected(
    { number }: Packet,
    expected: readonly string[],
    code: 'ssh/unexpected-message' | 'ssh/strict-kex-violation' = 'ssh/unexpected-message',
  ): SshProtocolError {
    return new SshProtocolError(
      code,
      { expected, actual: messageNameOf(number) },
      { place: { message: messageNameOf(number) } },
    );
  }

  /** Answers a message number that is not known (RFC 4253 §11.4). */
  unimplemented({ sequence }: Packet): void {
    this.send(Unimplemented, { packet_sequence_number: sequence });
  }

  /** Deals with messages that may come at any time (RFC 4253 §11). */
  #handled(packet: Packet): boolean {
    switch (packet.number) {
      case Disconnect.number:
        return this.#disconnected(packet);
      case Ignore.number:
      case Unimplemented.number:
        return true;
      case Debug.number: {
        const { value } = this.decode(Debug, packet);
        this.emit({ type: 'debug', message: value.message, alwaysDisplay: value.always_display });
        return true;
      }
      default:
        return false;
    }
  }

  /** Extensions come right behind `SSH_MSG_NEWKEYS`, and from a server also before the success (RFC 8308 §2.4). */
  #receiveExtInfo(packet: Packet): void {
    const atStart = this.incoming.packets === 1;
    const beforeSuccess = this.settings.role === 'client' && !this.authenticated;
    if (!atStart && !beforeSuccess) throw this.unexpected(packet, []);
    this.extInfoBeforeSuccess = !atStart;
    for (const { extension_name, extension_value } of this.decode(ExtInfo, packet).value.extensions) {
      this.extensions.set(extension_name, extension_value);
    }
  }

  #disconnected(packet: Packet): never {
    const { reason_code, description } = this.decode(Disconnect, packet).value;
    throw new SshProtocolError(
      'ssh/disconnected',
      { reason: DisconnectReason.label(reason_code), description },
      { place: { message: Disconnect.name } },
    );
  }

  // Keys.

  /** Everything sent from now on is under these keys; the next packet is the first. */
  changeOutgoingKeys(negotiated: Negotiated, keys: DirectionKeys): void {
    const { crypto, role } = this.settings;
    const algorithms = role === 'client' ? negotiated.clientToServer : negotiated.serverToClient;
    this.outgoing.changeKeys(sealerFor(crypto, algorithms, keys), this.strict);
    this.ownKexInit = undefined;
  }

  /** Everything received from now on is under these keys. */
  changeIncomingKeys(negotiated: Negotiated, keys: DirectionKeys): void {
    const { crypto, role } = this.settings;
    const algorithms = role === 'client' ? negotiated.serverToClient : negotiated.clientToServer;
    this.incoming.changeKeys(openerFor(crypto, algorithms, keys), this.strict);
  }

  /** Sends this side's `SSH_MSG_KEXINIT`, unless that has happened. */
  sendKexInit(): OwnKexInit {
    if (this.ownKexInit !== undefined) return this.ownKexInit;
    this.#exchanging = true;
    const value = makeKexInit(this.settings, !this.#keyed);
    const { payload, id } = this.send(KexInit, value);
    this.ownKexInit = { value, payload: payload.slice(), id };
    return this.ownKexInit;
  }

  /** The keys of both directions are in use. */
  finishKeyExchange(negotiated: Negotiated, rekey: boolean): void {
    this.#exchanging = false;
    this.#keyed = true;
    this.#keyLifetime.begin();
    this.emit({ type: 'keys', info: this.#keyExchangeInfo(negotiated), rekey });
  }

  #keyExchangeInfo({ keyExchange, hostKey, clientToServer, serverToClient }: Negotiated): KeyExchangeInfo {
    return {
      keyExchange,
      hostKey,
      cipherClientToServer: clientToServer.cipher,
      cipherServerToClient: serverToClient.cipher,
      ...(clientToServer.mac === undefined ? {} : { macClientToServer: clientToServer.mac }),
      ...(serverToClient.mac === undefined ? {} : { macServerToClient: serverToClient.mac }),
      strict: this.strict,
      prefixTruncation: this.prefixTruncation,
      serverHostKey: this.serverHostKey,
      sessionIdentifier: this.sessionIdentifier,
    };
  }

  /** Begins a key exchange when the keys have been in use for long enough. */
  rekeyIfDue(): void {
    if (this.#exchanging || !this.#keyed) return;
    if (this.#keyLifetime.isOver(this.incoming, this.outgoing)) this.sendKexInit();
  }

  /** Passes bytes that go into a message through the faults. */
  value(name: string, bytes: Uint8Array): Uint8Array {
    return this.settings.faults?.value?.(name, bytes) ?? bytes;
  }

  /** Ends the connection from this side. */
  sendDisconnect(reason: DisconnectReasonName, description: string): void {
    this.send(Disconnect, { reason_code: DisconnectReason.of[reason], description, language_tag: '' });
  }

  /** Puts this side's identification string on the wire (RFC 4253 §4.2). */
  sendIdentification(): void {
    const line = this.value('identification', utf8(`${this.settings.identification}\r\n`));
    this.write(line);
    this.trace?.identification('sent', line);
  }
}

/** Every payload is written here: memory for each would cost as much as sealing it. */
const writer = new Writer();

/** The payload of a message, until the next one is encoded. */
function encodePayload<T>(message: Message<T>, value: T): Uint8Array {
  writer.clear();
  message.codec.write(writer, value);
  return writer.view();
}

/** A packet out of what stands behind its `packet_length`. */
function withLength(contents: Uint8Array): Uint8Array {
  return concat(uint32Bytes(contents.length), contents);
}

/** Whether a message may be sent between this side's `SSH_MSG_KEXINIT` and `SSH_MSG_NEWKEYS` (RFC 4253 §7.1). */
function maySendDuringKeyExchange(number: number): boolean {
  return number <= MESSAGE_NUMBERS.SSH_MSG_DEBUG || (number >= MESSAGE_NUMBERS.SSH_MSG_KEXINIT && number < 50);
}

/** biome-ignore lint/correctness/useYield: stands in for the role's flow. */
function* notSet(): Flow {
  throw new SshProtocolError('ssh/internal-error');
}

function exhausted(): SshProtocolError {
  return new SshProtocolError('ssh/sequence-number-exhausted');
}
