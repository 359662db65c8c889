import { SshProtocolError } from '../errors/protocol.js';
import type { Message } from '../transport/message.js';
import type { Packet } from '../transport/packet.js';
import type { Transport } from '../transport/transport.js';
import { ChannelClose } from './messages/channel-close.js';
import { ChannelData } from './messages/channel-data.js';
import { ChannelEof } from './messages/channel-eof.js';
import { ChannelExtendedData, ExtendedDataType } from './messages/channel-extended-data.js';
import { ChannelFailure } from './messages/channel-failure.js';
import type { ChannelOpenConfirmation } from './messages/channel-open-confirmation.js';
import { ChannelRequest, type ChannelRequestHeader } from './messages/channel-request.js';
import { ChannelSuccess } from './messages/channel-success.js';
import { ChannelWindowAdjust } from './messages/channel-window-adjust.js';
import { OrderedReplies } from './ordered-replies.js';

/** Standard error, the only type of extended data there is (RFC 4254 §5.2). */
export const STDERR: number = ExtendedDataType.of.SSH_EXTENDED_DATA_STDERR;

/** A channel request of the peer. */
export interface IncomingRequest {
  /** `exec`, `pty-req`, `exit-status` … */
  readonly type: string;
  readonly wantReply: boolean;
  /**
   * The request's fields.
   *
   * @throws {WireError} which ends the connection when it is not caught.
   */
  decode<T>(message: Message<T>): T;
}

/** What happens on a channel. All are optional; calls come in the order of the peer's messages. */
export interface ChannelHandlers {
  /** The other side opened the channel that was asked for. */
  opened?(): void;
  /** The other side refused it: `ssh/channel-open-refused`. */
  refused?(error: SshProtocolError): void;
  /** Bytes came in; call {@link Channel.consumed} when they are used up, so that more may come. */
  data?(data: Uint8Array): void;
  /** Bytes of a second stream; they count towards the same window. */
  extendedData?(data: Uint8Array, dataType: number): void;
  /** No more data will come. */
  eof?(): void;
  /** What had to wait for the peer's window has been sent. Not called for what goes out at once. */
  drained?(): void;
  /** A request; the answer says whether it is granted. */
  request?(request: IncomingRequest): boolean | Promise<boolean>;
  /** Both sides have closed the channel, or the connection is gone: nothing more will happen. */
  closed?(): void;
}

/** How much may be on its way to this side. */
export interface WindowOptions {
  /** Bytes that the peer may send before they are consumed: 2 MiB unless given. */
  readonly windowSize?: number;
  /** Bytes in one packet: 32 KiB unless given. */
  readonly maximumPacketSize?: number;
}

export const DEFAULT_WINDOW: Required<WindowOptions> = { windowSize: 2 * 1024 * 1024, maximumPacketSize: 32 * 1024 };

/** The most data this side puts into one packet, whatever the peer allows. */
const MAXIMUM_DATA = 32 * 1024;

const MAXIMUM_WINDOW = 2 ** 32 - 1;

/** Bytes that the peer's window did not let through yet. */
interface QueuedData {
  readonly data: Uint8Array;
  readonly dataType: number | undefined;
}

/** One channel (RFC 4254 §5): two streams with flow control, and requests. */
export class Channel {
  /** `session`, `direct-tcpip` … */
  readonly type: string;
  /** This side's number for it. */
  readonly number: number;
  readonly handlers: ChannelHandlers;
  readonly #transport: Transport;
  readonly #window: Required<WindowOptions>;
  readonly #removed: () => void;
  readonly #failed: (cause: unknown) => void;
  readonly #replies = new OrderedReplies();
  #state: 'opening' | 'open' | 'closed' = 'opening';
  /** The peer's number for it. */
  #recipient = 0;
  /** What the peer may still send. */
  #receivable: number;
  #consumed = 0;
  /** What may still be sent to the peer. */
  #sendable = 0;
  #maximumData = 0;
  #queue: QueuedData[] = [];
  #queued = 0;
  /** Whether something written could not be sent at once, until all is sent. */
  #waiting = false;
  /** Requests made before the channel was open. */
  #early: (() => void)[] = [];
  /** Requests to be made behind all data. */
  #afterData: (() => void)[] = [];
  #unanswered: ((granted: boolean) => void)[] = [];
  /** A request is being decided: what its handler sends goes behind the answer. */
  #answering = false;
  #eof: 'none' | 'wanted' | 'sent' = 'none';
  #close: 'none' | 'wanted' | 'sent' = 'none';
  #eofReceived = false;

  constructor(options: {
    readonly transport: Transport;
    readonly type: string;
    readonly number: number;
    readonly handlers: ChannelHandlers;
    readonly window: Required<WindowOptions>;
    readonly removed: () => void;
    readonly failed: (cause: unknown) => void;
  }) {
    this.type = options.type;
    this.number = options.number;
    this.handlers = options.handlers;
    this.#transport = options.transport;
    this.#window = options.window;
    this.#receivable = options.window.windowSize;
    this.#removed = options.removed;
    this.#failed = options.failed;
  }

  get state(): 'opening' | 'open' | 'closed' {
    return this.#state;
  }

  /** Bytes written that the peer's window did not let through yet. */
  get bufferedAmount(): number {
    return this.#queued;
  }

  // What the program does.

  /** Sends bytes, now or when the peer's window allows it. Nothing is sent after {@link end}. */
  write(data: Uint8Array, dataType?: number): void {
    if (this.#eof !== 'none' || this.#close !== 'none' || this.#state === 'closed' || data.length === 0) return;
    this.#queue.push({ data, dataType });
    this.#queued += data.length;
    this.#flush();
    if (this.#queued > 0) this.#waiting = true;
  }

  /** Says that no more data will follow; what is written already is sent first. */
  end(): void {
    if (this.#eof !== 'none' || this.#close !== 'none' || this.#state === 'closed') return;
    this.#eof = 'wanted';
    this.#flush();
  }

  /** Closes the channel after everything written has been sent. */
  close(): void {
    if (this.#close !== 'none' || this.#state === 'closed') return;
    this.#close = 'wanted';
    this.#flush();
  }

  /** Says that so many received bytes are used up: the peer may send as many more. */
  consumed(bytes: number): void {
    this.#consumed += bytes;
    if (this.#state !== 'open' || this.#close === 'sent' || this.#eofReceived) return;
    if (this.#consumed < this.#window.windowSize / 2) return;
    this.#receivable += this.#consumed;
    this.#transport.send(ChannelWindowAdjust, { recipient_channel: this.#recipient, bytes_to_add: this.#consumed });
    this.#consumed = 0;
  }

  /**
   * Makes a request (RFC 4254 §5.4).
   *
   * @param fields without `recipient_channel` and `want_reply`.
   * @param answered called with the peer's answer; without it none is asked for. `false` also when the channel closes.
   */
  request<T extends ChannelRequestHeader>(
    message: Message<T>,
    fields: Omit<T, 'recipient_channel' | 'want_reply'>,
    answered?: (granted: boolean) => void,
  ): void {
    if (this.#state === 'closed' || this.#close === 'sent') {
      answered?.(false);
      return;
    }
    const send = (): void => {
      if (answered !== undefined) this.#unanswered.push(answered);
      const value = { ...fields, recipient_channel: this.#recipient, want_reply: answered !== undefined };
      this.#transport.send(message, value as unknown as T);
    };
    if (this.#state === 'opening') this.#early.push(send);
    else send();
  }

  /** Makes a request, to which no answer is wanted, once everything written has been sent. */
  requestAfterData<T extends ChannelRequestHeader>(
    message: Message<T>,
    fields: Omit<T, 'recipient_channel' | 'want_reply'>,
  ): void {
    this.#afterData.push(() => this.request(message, fields));
    this.#flush();
  }

  #flush(): void {
    if (this.#state !== 'open' || this.#close === 'sent' || this.#answering) return;
    while (this.#queue.length > 0 && this.#sendable > 0) this.#sendNext();
    if (this.#queued > 0) return;
    if (this.#eof === 'wanted') {
      this.#eof = 'sent';
      this.#transport.send(ChannelEof, { recipient_channel: this.#recipient });
    }
    const afterData = this.#afterData;
    this.#afterData = [];
    for (const send of afterData) send();
    if (this.#close === 'wanted') this.#sendClose();
    else if (this.#waiting) {
      this.#waiting = false;
      this.handlers.drained?.();
    }
  }

  #sendNext(): void {
    const { data, dataType } = this.#queue[0] as QueuedData;
    const size = Math.min(data.length, this.#sendable, this.#maximumData);
    const part = data.subarray(0, size);
    if (size === data.length) this.#queue.shift();
    else this.#queue[0] = { data: data.subarray(size), dataType };
    this.#queued -= size;
    this.#sendable -= size;
    const recipient_channel = this.#recipient;
    if (dataType === undefined) this.#transport.send(ChannelData, { recipient_channel, data: part });
    else this.#transport.send(ChannelExtendedData, { recipient_channel, data_type_code: dataType, data: part });
  }

  #sendClose(): void {
    this.#close = 'sent';
    this.#transport.send(ChannelClose, { recipient_channel: this.#recipient });
  }

  // What the peer does. Called by the connection protocol alone.

  /** The channel is open in both directions. */
  open(peer: Omit<ChannelOpenConfirmation, 'recipient_channel'>): void {
    if (this.#state !== 'opening') throw new SshProtocolError('ssh/channel-state', { channel: this.number });
    this.#state = 'open';
    this.#recipient = peer.sender_channel;
    this.#sendable = peer.initial_window_size;
    this.#maximumData = Math.min(peer.maximum_packet_size, MAXIMUM_DATA);
    if (this.#maximumData === 0) throw new SshProtocolError('ssh/channel-state', { channel: this.number });
    const early = this.#early;
    this.#early = [];
    for (const send of early) send();
    this.handlers.opened?.();
    this.#flush();
  }

  refuse(error: SshProtocolError): void {
    if (this.#state !== 'opening') throw new SshProtocolError('ssh/channel-state', { channel: this.number });
    this.handlers.refused?.(error);
    this.remove();
  }

  receive(packet: Packet): void {
    if (this.#state !== 'open') throw new SshProtocolError('ssh/channel-state', { channel: this.number });
    const transport = this.#transport;
    switch (packet.number) {
      case ChannelWindowAdjust.number:
        this.#grow(transport.decode(ChannelWindowAdjust, packet).value.bytes_to_add);
        break;
      case ChannelData.number:
        this.#receiveData(transport.decode(ChannelData, packet).value.data, undefined);
        break;
      case ChannelExtendedData.number: {
        const { data, data_type_code } = transport.decode(ChannelExtendedData, packet).value;
        this.#receiveData(data, data_type_code);
        break;
      }
      case ChannelEof.number:
        transport.decode(ChannelEof, packet);
        this.#receiveEof();
        break;
      case ChannelClose.number:
        transport.decode(ChannelClose, packet);
        this.#receiveClose();
        break;
      case ChannelRequest.number:
        this.#receiveRequest(packet);
        break;
      case ChannelSuccess.number:
      case ChannelFailure.number:
        this.#receiveAnswer(packet);
        break;
    }
  }

  #grow(bytes: number): void {
    if (this.#sendable + bytes > MAXIMUM_WINDOW) {
      throw new SshProtocolError('ssh/window-overflow', { channel: this.number, maximum: MAXIMUM_WINDOW });
    }
    this.#sendable += bytes;
    this.#flush();
  }

  #receiveData(data: Uint8Array, dataType: number | undefined): void {
    if (this.#eofReceived) throw new SshProtocolError('ssh/channel-state', { channel: this.number });
    const { maximumPacketSize } = this.#window;
    if (data.length > maximumPacketSize) {
      throw new SshProtocolError('ssh/channel-packet-too-long', { actual: data.length, maximum: maximumPacketSize });
    }
    if (data.length > this.#receivable) {
      throw new SshProtocolError('ssh/window-exceeded', { actual: data.length, maximum: this.#receivable });
    }
    this.#receivable -= data.length;
    // Whoever closed the channel reads no more.
    const handler = this.#close === 'none' ? this.#dataHandler(dataType) : undefined;
    if (handler === undefined) this.consumed(data.length);
    else handler(data);
  }

  #dataHandler(dataType: number | undefined): ((data: Uint8Array) => void) | undefined {
    const { handlers } = this;
    if (dataType === undefined) return handlers.data?.bind(handlers);
    if (handlers.extendedData === undefined) return undefined;
    return (data) => handlers.extendedData?.(data, dataType);
  }

  #receiveEof(): void {
    if (this.#eofReceived) throw new SshProtocolError('ssh/channel-state', { channel: this.number });
    this.#eofReceived = true;
    this.handlers.eof?.();
  }

  #receiveClose(): void {
    if (this.#close !== 'sent') this.#sendClose();
    this.remove();
  }

  #receiveRequest(packet: Packet): void {
    const transport = this.#transport;
    const { request_type: type, want_reply: wantReply } = transport.decode(ChannelRequest, packet).value;
    const request: IncomingRequest = {
      type,
      wantReply,
      decode: (message) => transport.decode(message, packet).value,
    };
    this.#answering = true;
    const granted = this.handlers.request?.(request) ?? false;
    this.#answering = false;
    if (!wantReply) {
      Promise.resolve(granted).catch(this.#failed);
      this.#flush();
      return;
    }
    const reply = (success: boolean): void => {
      if (this.#state !== 'open' || this.#close === 'sent') return;
      transport.send(success ? ChannelSuccess : ChannelFailure, { recipient_channel: this.#recipient });
    };
    this.#replies.add(granted, reply, this.#failed);
    this.#flush();
  }

  #receiveAnswer(packet: Packet): void {
    const message = packet.number === ChannelSuccess.number ? ChannelSuccess : ChannelFailure;
    this.#transport.decode(message, packet);
    const answered = this.#unanswered.shift();
    if (answered === undefined) throw new SshProtocolError('ssh/unexpected-reply', { channel: this.number });
    answered(message === ChannelSuccess);
  }

  /** The channel is gone. */
  remove(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#queue = [];
    this.#queued = 0;
    this.#early = [];
    const unanswered = this.#unanswered;
    this.#unanswered = [];
    this.#removed();
    for (const answered of unanswered) answered(false);
    this.handlers.closed?.();
  }
}
