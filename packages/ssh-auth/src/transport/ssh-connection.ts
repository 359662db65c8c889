import { concatAll } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { disconnectReasonFor, SshProtocolError } from '../errors/protocol.js';
import type { Flow } from './flow.js';
import type { Transport } from './transport.js';

/** Where a connection is in its life. `connected`: keys are agreed on and the user is authenticated. */
export type ConnectionState = 'handshaking' | 'connected' | 'closed' | 'failed';

/** Bytes taken while an operation elsewhere is waited for. */
const MAXIMUM_PENDING_INPUT: number = 2 ** 22;

/**
 * One side of an SSH connection, without any input or output of its own.
 *
 * Bytes from the peer go into {@link receive}; bytes for the peer come from {@link output}; what happened comes from
 * {@link events}, and on channels from their handlers. Call `output` and `events` after every call that changes
 * something, or set {@link onprogress} and call them then and after `receive`. Nothing the peer sends makes a method
 * throw: it becomes an `error` event, and `SSH_MSG_DISCONNECT` waits in the output.
 */
export abstract class SshConnection<Event extends { readonly type: string }> {
  /**
   * Called when there may be new output or events and the cause is none of {@link receive}, {@link receiveEnd},
   * {@link output}, {@link takeOutput}, {@link events}, whose caller looks anyway.
   */
  onprogress: (() => void) | undefined;
  protected readonly transport: Transport;
  readonly #makeFlow: () => Flow;
  #flow: Flow | undefined;
  #operation: Promise<void> | undefined;
  #events: Event[] = [];
  #state: ConnectionState = 'handshaking';
  #failure: CutawayError | undefined;
  /** Inside a call, whose caller looks for output and events itself. */
  #depth = 0;
  #running = false;

  protected constructor(transport: Transport, makeFlow: () => Flow) {
    this.transport = transport;
    this.#makeFlow = makeFlow;
    transport.onoutput = () => {
      if (this.#depth === 0) this.onprogress?.();
    };
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Why the connection failed. */
  get error(): CutawayError | undefined {
    return this.#failure;
  }

  /**
   * While an asynchronous operation (a question to the user, a key elsewhere) is waited for: a promise for its end.
   * Do not call {@link receive} with much more until then.
   */
  get pending(): Promise<void> | undefined {
    return this.#operation;
  }

  /** Bytes for the peer that wait for {@link output}. */
  get pendingOutput(): number {
    return this.transport.pendingOutput;
  }

  /** Takes bytes from the peer, in pieces of any size. They are not copied and must not change afterwards. */
  receive(bytes: Uint8Array): void {
    this.#quietly(() => {
      if (this.#finished()) return;
      const { input } = this.transport;
      input.push(bytes);
      if (this.#operation !== undefined && input.length > MAXIMUM_PENDING_INPUT) {
        this.#fail(new SshProtocolError('ssh/input-overflow', { maximum: MAXIMUM_PENDING_INPUT }));
      } else {
        this.#resume();
      }
    });
  }

  /** Tells that no more bytes will come. Without `SSH_MSG_DISCONNECT` before it, the connection was lost. */
  receiveEnd(): void {
    this.#quietly(() => {
      if (this.#finished()) return;
      this.transport.inputEnded = true;
      this.#resume();
    });
  }

  /** Bytes for the peer since the last call; empty when there are none. The first call begins. */
  output(): Uint8Array {
    const parts = this.takeOutput();
    return parts.length === 1 ? (parts[0] as Uint8Array) : concatAll(parts);
  }

  /** As {@link output}, in the pieces they were made in. */
  takeOutput(): Uint8Array[] {
    this.#quietly(() => {});
    return this.transport.takeOutput();
  }

  /** What happened since the last call. */
  events(): Event[] {
    this.#quietly(() => {});
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** Ends the connection in an orderly way: says so to the peer (RFC 4253 §11.1). */
  close(description = ''): void {
    this.enter(() => {
      if (this.#finished()) return;
      this.#sendDisconnect('SSH_DISCONNECT_BY_APPLICATION', description);
      this.transport.settings.tracer?.end({ how: 'closed', by: 'local', name: 'SSH_DISCONNECT_BY_APPLICATION' });
      this.#finish('closed');
    });
  }

  /** Ends the connection with an error of the caller's: says its reason to the peer. */
  abort(error: CutawayError): void {
    this.enter(() => {
      if (!this.#finished()) this.#fail(error);
    });
  }

  /** Agrees on new keys now (RFC 4253 §9). */
  rekey(): void {
    this.enter(() => {
      if (this.#state === 'connected') this.transport.sendKexInit();
    });
  }

  /** Lets time pass: new keys are agreed on when the old ones have been in use for long enough. */
  tick(): void {
    this.enter(() => {
      if (this.#state === 'connected') this.transport.rekeyIfDue();
      this.tickRole();
    });
  }

  /** What else depends on the time in this role. */
  protected tickRole(): void {}

  /** What is to be done when the connection is over, however it ended. */
  protected abstract ended(): void;

  protected emit(event: Event): void {
    this.#events.push(event);
  }

  /** The user is authenticated: channels may be opened. */
  protected connected(): void {
    this.#state = 'connected';
  }

  /** Runs a call of the program's, and tells of what came of it; begins when it is the first. */
  protected enter<T>(call: () => T): T {
    try {
      return this.#quietly(call);
    } finally {
      if (this.#depth === 0) this.onprogress?.();
    }
  }

  /** As {@link enter}, for callers that look for output and events themselves. */
  #quietly<T>(call: () => T): T {
    this.#depth++;
    try {
      if (this.#flow === undefined) {
        this.#flow = this.#makeFlow();
        this.#resume();
      }
      return call();
    } finally {
      this.#depth--;
    }
  }

  /** For an exception out of an asynchronous handler of the program's. */
  protected readonly failed = (cause: unknown): void => {
    if (this.#finished()) return;
    this.#fail(operationError(cause));
    this.onprogress?.();
  };

  #finished(): boolean {
    return this.#state === 'failed' || this.#state === 'closed';
  }

  /** Runs the flow until it waits for something that is not there. */
  #resume(value?: unknown, method: 'next' | 'throw' = 'next'): void {
    if (this.#running || this.#operation !== undefined || this.#finished()) return;
    this.#running = true;
    try {
      const step = (this.#flow as Flow)[method](value);
      this.#running = false;
      if (step.done) return;
      if (step.value.for === 'operation') this.#await(step.value.result);
    } catch (error) {
      this.#running = false;
      this.#fail(error);
    } finally {
      this.#takeTransportEvents();
    }
  }

  #await(result: PromiseLike<unknown>): void {
    const settle = (method: 'next' | 'throw') => (value: unknown) => {
      this.#operation = undefined;
      if (this.#finished()) return;
      this.#depth++;
      this.#resume(value, method);
      this.#depth--;
      this.onprogress?.();
    };
    this.#operation = Promise.resolve(result).then(settle('next'), (cause: unknown) =>
      settle('throw')(operationError(cause)),
    );
  }

  #takeTransportEvents(): void {
    for (const event of this.transport.takeEvents()) this.#events.push(event as unknown as Event);
  }

  #fail(cause: unknown): void {
    const error = cause instanceof CutawayError ? cause : new SshProtocolError('ssh/internal-error', {}, { cause });
    this.#failure = error;
    const { tracer } = this.transport.settings;
    const received = error.code === 'ssh/disconnected';
    const reason = disconnectReasonFor(error);
    if (reason !== null) this.#sendDisconnect(reason, error.code);
    const orderly = received && error.context.reason === 'SSH_DISCONNECT_BY_APPLICATION';
    if (orderly) tracer?.end({ how: 'closed', by: 'peer', name: String(error.context.reason) });
    else if (received) tracer?.end({ how: 'disconnect', by: 'peer', name: String(error.context.reason) });
    else if (reason !== null) tracer?.end({ how: 'disconnect', by: 'local', name: reason, error: error.code });
    else tracer?.end({ how: 'truncated', by: 'peer', error: error.code });
    this.#takeTransportEvents();
    if (orderly && this.#state === 'connected') {
      this.#failure = undefined;
      this.#events.push({ type: 'end' } as unknown as Event);
      this.#finish('closed');
    } else {
      this.#events.push({ type: 'error', error } as unknown as Event);
      this.#finish('failed');
    }
  }

  #sendDisconnect(reason: Parameters<Transport['sendDisconnect']>[0], description: string): void {
    try {
      this.transport.sendDisconnect(reason, description);
    } catch {
      // The connection ends either way.
    }
  }

  #finish(state: 'closed' | 'failed'): void {
    this.#state = state;
    this.#operation = undefined;
    this.transport.stopped = true;
    this.ended();
  }
}

/** An operation of the caller's failed: its own typed error, or ours around whatever it was. */
function operationError(cause: unknown): CutawayError {
  return cause instanceof CutawayError ? cause : new SshProtocolError('ssh/operation-failed', {}, { cause });
}
