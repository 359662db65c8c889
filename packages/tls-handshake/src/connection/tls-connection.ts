import { CutawayError } from '@cutaway/primitives/errors';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { Tracer } from '@cutaway/primitives/trace';
import { decode } from '@cutaway/primitives/wire';
import { alertFor } from '../errors/alerts.js';
import { TlsError } from '../errors/tls-error.js';
import { Alert } from '../messages/alert.js';
import { ChangeCipherSpec } from '../messages/change-cipher-spec.js';
import type { ReceivedRecord } from '../record/record-reader.js';
import { AlertDescription, AlertLevel } from '../registry/alert.js';
import { ContentType } from '../registry/content-type.js';
import { TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import type { ConnectionInfo, TlsEvent } from './events.js';
import type { Faults } from './faults.js';
import { type Handshake, MessageFlow, type Wait } from './message-flow.js';
import { type ConnectionOptions, DEFAULT_MAX_HANDSHAKE_LENGTH } from './options.js';

/** Records in a row that bring nothing: empty ones, ignored ChangeCipherSpec, warnings (RFC 8446 D.5). */
const MAX_RECORDS_WITHOUT_PROGRESS = 32;

/** Records under one key: 2^24.5 are safe with AES-GCM (RFC 8446 §5.5). */
const RECORDS_PER_KEY: number = 2 ** 24;

/** Warning alerts in a row. */
const MAX_WARNINGS = 4;

/** Bytes taken while a private-key operation elsewhere is waited for. */
const MAX_PENDING_INPUT: number = 2 ** 20;

/** Where a connection is in its life. */
export type ConnectionState = 'handshaking' | 'connected' | 'closed' | 'failed';

/**
 * One side of a TLS connection, without any input or output of its own.
 *
 * Bytes from the peer go into {@link receive}; bytes for the peer come from {@link output}; what happened comes from
 * {@link events}. Call the latter two after every call that changes something. Nothing the peer sends makes a method
 * throw: it becomes an `error` event, and the alert waits in the output.
 */
export abstract class TlsConnection {
  protected readonly flow: MessageFlow;
  private readonly makeHandshake: (flow: MessageFlow) => Handshake;
  private handshake: Handshake | undefined;
  private wait: Wait | undefined;
  private operation: Promise<void> | undefined;
  private eventQueue: TlsEvent[] = [];
  private currentState: ConnectionState = 'handshaking';
  private failure: CutawayError | undefined;
  private closeNotifySent = false;
  private closeNotifyReceived = false;
  private ended = false;
  private idleRecords = 0;
  private warnings = 0;

  /** @param faults misbehaviour, from `./lab`. */
  protected constructor(
    options: ConnectionOptions,
    role: 'client' | 'server',
    faults: Faults | undefined,
    makeHandshake: (flow: MessageFlow) => Handshake,
  ) {
    const crypto = options.crypto ?? nobleForConnections;
    this.flow = new MessageFlow({
      role,
      crypto,
      random: options.random,
      tracer: Tracer.for(options.trace, options.actor ?? role, 'tls'),
      keyLog: options.keyLog,
      faults,
      maxHandshakeLength: options.maxHandshakeLength ?? DEFAULT_MAX_HANDSHAKE_LENGTH,
      padding: options.padding,
      emit: (event) => this.eventQueue.push(event),
    });
    this.makeHandshake = makeHandshake;
  }

  get state(): ConnectionState {
    return this.currentState;
  }

  /** What was agreed on, once the handshake is complete. */
  get info(): ConnectionInfo | undefined {
    return this.flow.info;
  }

  /** Why the connection failed. */
  get error(): CutawayError | undefined {
    return this.failure;
  }

  /** Whether {@link send} may be called. */
  get writable(): boolean {
    return this.flow.canSend && !this.closeNotifySent && this.currentState !== 'failed';
  }

  /**
   * While an asynchronous operation (a private key elsewhere) is waited for: a promise for its end. Then there may be
   * new output and events. Do not call {@link receive} with much more until then.
   */
  get pending(): Promise<void> | undefined {
    return this.operation;
  }

  /** Takes bytes from the peer, in pieces of any size. They are not copied and must not change afterwards. */
  receive(bytes: Uint8Array): void {
    this.start();
    if (this.finished()) return;
    this.flow.reader.push(bytes);
    if (this.operation !== undefined && this.flow.reader.pending > MAX_PENDING_INPUT) {
      this.fail(new TlsError('tls/input-overflow', { maximum: MAX_PENDING_INPUT }));
      return;
    }
    this.process();
  }

  /** Tells that the transport will bring no more bytes. Without close_notify before it, that is truncation. */
  receiveEnd(): void {
    this.start();
    if (this.finished() || this.closeNotifyReceived) return;
    if (this.currentState === 'connected' && this.closeNotifySent) {
      // Who has said goodbye need not wait for the answer (RFC 5246 §7.2.1).
      this.currentState = 'closed';
      this.eventQueue.push({ type: 'end' });
      return;
    }
    this.fail(new TlsError(this.currentState === 'connected' ? 'tls/truncated' : 'tls/closed-in-handshake'));
  }

  /**
   * Sends application data.
   *
   * @throws {TlsError} `tls/not-connected` before the handshake is complete and after {@link close}.
   */
  send(data: Uint8Array): void {
    this.start();
    if (!this.writable) throw new TlsError('tls/not-connected');
    if (this.flow.writer.sequence.value >= RECORDS_PER_KEY) this.flow.updateKeys?.(false);
    this.flow.sendApplicationData(data);
    this.flow.flush();
  }

  /**
   * Changes to the next key for what we send (RFC 8446 §4.6.3). Happens by itself before a key is used too often.
   *
   * @param options `requestPeer`: the peer shall change its key too.
   * @throws {TlsError} `tls/not-connected` unless a connection of TLS 1.3 is open.
   */
  updateKeys(options: { readonly requestPeer?: boolean } = {}): void {
    if (!this.writable || this.flow.updateKeys === undefined) throw new TlsError('tls/not-connected');
    this.flow.updateKeys(options.requestPeer ?? false);
  }

  /**
   * Shakes hands again on an open connection of TLS 1.2, as a policy of `./lab` allows it: a client begins, a server asks
   * the client to. A `renegotiated` event tells of its end.
   *
   * @throws {TlsError} `tls/not-connected` when no connection is open, or the policy does not allow it.
   */
  renegotiate(): void {
    if (!this.writable || this.flow.renegotiate === undefined) throw new TlsError('tls/not-connected');
    this.flow.renegotiate();
  }

  /**
   * Keying material that both sides of this connection, and nobody else, can compute (RFC 8446 §7.5, RFC 5705).
   *
   * @param context absent and empty differ in TLS 1.2 alone.
   * @throws {TlsError} `tls/not-connected` before the handshake is complete.
   */
  exportKeyingMaterial(label: string, length: number, context?: Uint8Array): Uint8Array {
    if (this.flow.exporter === undefined) throw new TlsError('tls/not-connected');
    return this.flow.exporter(label, context, length);
  }

  /**
   * Keying material for use with 0-RTT data: known to both sides before the handshake is complete, and the same again when
   * the ClientHello is replayed (RFC 8446 §7.5, §8). A client has it as soon as it offers early data, a server once it
   * has taken it.
   *
   * @throws {TlsError} `tls/not-connected` without early data.
   */
  exportEarlyKeyingMaterial(label: string, length: number, context: Uint8Array = new Uint8Array(0)): Uint8Array {
    this.start();
    if (this.flow.earlyExporter === undefined) throw new TlsError('tls/not-connected');
    return this.flow.earlyExporter(label, context, length);
  }

  /** Sends close_notify: no more data will follow. What the peer still sends can be read. */
  close(): void {
    this.start();
    if (this.closeNotifySent || this.finished()) return;
    this.closeNotifySent = true;
    if (this.currentState === 'handshaking') {
      this.flow.sendAlert(AlertLevel.of.warning, AlertDescription.of.user_canceled);
    }
    this.flow.sendAlert(AlertLevel.of.warning, AlertDescription.of.close_notify);
    this.flow.flush();
    this.traceEnd('closed', 'local', 'close_notify');
    if (this.closeNotifyReceived || this.currentState === 'handshaking') this.currentState = 'closed';
  }

  /**
   * Ends the connection with an error of the caller's (a timeout, a refused certificate): sends its alert.
   */
  abort(error: CutawayError): void {
    this.start();
    if (!this.finished()) this.fail(error);
  }

  /** Bytes for the peer since the last call; empty when there are none. The first call begins the handshake. */
  output(): Uint8Array {
    this.start();
    return this.flow.writer.take();
  }

  /** What happened since the last call. */
  events(): TlsEvent[] {
    this.start();
    const events = this.eventQueue;
    this.eventQueue = [];
    return events;
  }

  private finished(): boolean {
    return this.currentState === 'failed' || this.currentState === 'closed';
  }

  private start(): void {
    if (this.handshake !== undefined) return;
    this.handshake = this.makeHandshake(this.flow);
    this.resume(undefined);
  }

  /** Runs the handshake until it waits for something that is not there. */
  private resume(input: unknown, method: 'next' | 'throw' = 'next'): void {
    try {
      this.wait = undefined;
      const step = (this.handshake as Handshake)[method](input);
      this.flow.flush();
      this.noteConnected();
      if (step.done) return;
      this.wait = step.value;
      if (this.wait.for === 'operation') this.awaitOperation(this.wait.result);
    } catch (error) {
      this.fail(error);
    }
  }

  private awaitOperation(result: PromiseLike<unknown>): void {
    const settle = (method: 'next' | 'throw') => (value: unknown) => {
      this.operation = undefined;
      if (this.finished()) return;
      this.resume(value, method);
      this.process();
    };
    const failed = (cause: unknown): void => settle('throw')(operationError(cause));
    this.operation = Promise.resolve(result).then(settle('next'), failed);
  }

  private noteConnected(): void {
    if (this.flow.info === undefined || this.currentState !== 'handshaking') return;
    this.currentState = 'connected';
    // Before a session that the handshake itself brought, after early data.
    const session = this.eventQueue.findIndex(({ type }) => type === 'session');
    const place = session === -1 ? this.eventQueue.length : session;
    this.eventQueue.splice(place, 0, { type: 'connected', info: this.flow.info });
  }

  private process(): void {
    try {
      while (!this.finished() && !this.closeNotifyReceived && this.operation === undefined) {
        if (this.deliverHandshake()) continue;
        const record = this.flow.reader.next();
        if (record === undefined) return;
        this.receiveRecord(record);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Gives the handshake the next message it waits for, if that is whole. */
  private deliverHandshake(): boolean {
    if (this.wait?.for !== 'handshake') return false;
    const message = this.flow.incoming.next();
    if (message === undefined) return false;
    this.idleRecords = 0;
    this.resume(message);
    return true;
  }

  private receiveRecord(record: ReceivedRecord): void {
    const { type, content } = record;
    const { flow } = this;
    if (type !== ContentType.of.handshake && !flow.incoming.empty && type !== ContentType.of.alert) {
      throw new TlsError('tls/interleaved-handshake', { actual: ContentType.label(type) });
    }
    if (content.length === 0 && type !== ContentType.of.application_data) {
      throw new TlsError('tls/empty-fragment', { actual: ContentType.label(type) });
    }
    if (++this.idleRecords > MAX_RECORDS_WITHOUT_PROGRESS) {
      throw new TlsError('tls/records-without-progress', { maximum: MAX_RECORDS_WITHOUT_PROGRESS });
    }
    if (type === ContentType.of.handshake) this.receiveHandshake(record);
    else if (type === ContentType.of.alert) this.receiveAlert(record);
    else if (type === ContentType.of.change_cipher_spec) this.receiveChangeCipherSpec(record);
    else if (type === ContentType.of.application_data) this.receiveApplicationData(record);
    else throw new TlsError('tls/unexpected-record-type', { actual: ContentType.label(type) });
  }

  private receiveHandshake({ content, id }: ReceivedRecord): void {
    this.idleRecords = 0;
    this.flow.incoming.push(content, id);
    if (this.wait?.for !== 'handshake') {
      const message = this.flow.incoming.next();
      if (message !== undefined) throw this.flow.unexpected(message, this.wait?.for ?? 'nothing');
    }
  }

  private receiveChangeCipherSpec({ content, id, protected: wasProtected }: ReceivedRecord): void {
    const { flow } = this;
    flow.traceReceived(ContentType.of.change_cipher_spec, 'ChangeCipherSpec', content, ChangeCipherSpec, id);
    if (content.length !== 1 || content[0] !== 1) throw new TlsError('tls/bad-change-cipher-spec');
    if (flow.ignoreChangeCipherSpec && !wasProtected) return;
    if (this.wait?.for !== 'change_cipher_spec') throw new TlsError('tls/unexpected-change-cipher-spec');
    this.idleRecords = 0;
    this.resume(undefined);
  }

  private receiveApplicationData({ content, id, protected: wasProtected }: ReceivedRecord): void {
    const { flow } = this;
    flow.traceReceived(ContentType.of.application_data, 'application_data', content, undefined, id);
    if (!flow.canReceive || !wasProtected) {
      throw new TlsError('tls/unexpected-message', {
        expected: [this.wait?.for ?? 'nothing'],
        actual: 'application_data',
      });
    }
    if (content.length === 0) return;
    this.idleRecords = 0;
    this.warnings = 0;
    flow.postHandshakeMessages = 0;
    if (flow.earlyDataLeft === undefined) {
      this.eventQueue.push({ type: 'data', data: content });
      return;
    }
    flow.earlyDataLeft -= content.length;
    if (flow.earlyDataLeft < 0) throw new TlsError('tls/too-much-early-data');
    this.eventQueue.push({ type: 'earlyData', data: content });
  }

  private receiveAlert({ content, id }: ReceivedRecord): void {
    const { flow } = this;
    flow.traceReceived(ContentType.of.alert, 'Alert', content, Alert, id);
    let alert: Alert;
    try {
      alert = decode(Alert, content);
    } catch (error) {
      throw error instanceof CutawayError ? error.inMessage('Alert') : error;
    }
    const name = AlertDescription.label(alert.description);
    if (alert.description === AlertDescription.of.close_notify) {
      this.receiveCloseNotify();
      return;
    }
    const tls13 = flow.context.version >= TLS_1_3;
    const warning = alert.level === AlertLevel.of.warning;
    if (!tls13 && !warning && alert.level !== AlertLevel.of.fatal) {
      throw new TlsError('tls/alert-level', { actual: alert.level });
    }
    // In TLS 1.3 the level no longer matters: every other alert is an error (RFC 8446 §6).
    if (tls13 ? alert.description === AlertDescription.of.user_canceled : warning) {
      // Up to TLS 1.2 a warning may stand anywhere (RFC 5246 §6.2.1).
      if (tls13 && !flow.incoming.empty) throw new TlsError('tls/interleaved-handshake', { actual: 'alert' });
      if (++this.warnings > MAX_WARNINGS) throw new TlsError('tls/too-many-warnings', { maximum: MAX_WARNINGS });
      return;
    }
    const level = AlertLevel.label(alert.level);
    throw new TlsError('tls/alert-received', { alert: name, level }, { place: { message: 'Alert' } });
  }

  private receiveCloseNotify(): void {
    const { flow } = this;
    this.closeNotifyReceived = true;
    if (this.currentState === 'handshaking') {
      throw new TlsError('tls/closed-in-handshake', {}, { place: { message: 'Alert' } });
    }
    this.traceEnd('closed', 'peer', 'close_notify');
    this.eventQueue.push({ type: 'end' });
    // Up to TLS 1.2 the answer must come at once (RFC 5246 §7.2.1); TLS 1.3 lets us finish what we have to say.
    if (flow.context.version <= TLS_1_2) this.close();
    if (this.closeNotifySent) this.currentState = 'closed';
  }

  private fail(cause: unknown): void {
    const error = cause instanceof CutawayError ? cause : new TlsError('tls/internal-error', {}, { cause });
    this.failure = error;
    this.currentState = 'failed';
    this.operation = undefined;
    const alert = alertFor(error);
    if (alert !== null && !this.closeNotifySent) {
      try {
        this.flow.discard();
        this.flow.sendAlert(AlertLevel.of.fatal, AlertDescription.of[alert]);
        this.flow.flush();
      } catch {
        // The connection ends either way.
      }
    }
    const received = error.code === 'tls/alert-received';
    if (received || alert !== null) this.forgetSessions();
    if (received) this.traceEnd('alert', 'peer', String(error.context.alert));
    else if (alert !== null) this.traceEnd('alert', 'local', alert, error.code);
    else this.traceEnd('truncated', 'peer', undefined, error.code);
    this.eventQueue.push({ type: 'error', error });
  }

  private forgetSessions(): void {
    try {
      this.flow.forgetSessions();
    } catch {
      // A caller's store fails: the connection ends all the same.
    }
  }

  private traceEnd(
    how: 'closed' | 'alert' | 'truncated',
    by: 'local' | 'peer',
    name: string | undefined,
    error?: string,
  ): void {
    if (this.ended) return;
    this.ended = true;
    this.flow.tracer?.end({
      how,
      by,
      ...(name === undefined ? {} : { name }),
      ...(error === undefined ? {} : { error }),
    });
  }
}

/** An operation of the caller's failed: its own typed error, or ours around whatever it was. */
function operationError(cause: unknown): CutawayError {
  return cause instanceof CutawayError ? cause : new TlsError('tls/operation-failed', {}, { cause });
}
