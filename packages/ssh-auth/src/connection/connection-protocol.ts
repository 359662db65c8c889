import { SshProtocolError } from '../errors/protocol.js';
import { ChannelOpenFailureReason, type ChannelOpenFailureReasonName } from '../registry/channel-open-failures.js';
import type { Flow } from '../transport/flow.js';
import type { Message } from '../transport/message.js';
import type { Packet } from '../transport/packet.js';
import { readUint32 } from '../transport/protection/protection.js';
import type { Transport } from '../transport/transport.js';
import { Channel, type ChannelHandlers, DEFAULT_WINDOW, type WindowOptions } from './channel.js';
import { ChannelFailure } from './messages/channel-failure.js';
import { ChannelOpen, type ChannelOpenHeader } from './messages/channel-open.js';
import { ChannelOpenConfirmation } from './messages/channel-open-confirmation.js';
import { ChannelOpenFailure } from './messages/channel-open-failure.js';
import { ChannelWindowAdjust } from './messages/channel-window-adjust.js';
import { GlobalRequest, type GlobalRequestHeader } from './messages/global-request.js';
import { RequestFailure } from './messages/request-failure.js';
import { RequestSuccess } from './messages/request-success.js';
import { OrderedReplies } from './ordered-replies.js';

/** The peer wants to open a channel. Exactly one of `accept` and `refuse` is to be called, now or later. */
export interface IncomingChannel {
  readonly type: string;
  /** @throws {WireError} which ends the connection when it is not caught. */
  decode<T extends ChannelOpenHeader>(message: Message<T>): T;
  accept(handlers: ChannelHandlers, window?: WindowOptions): Channel;
  refuse(reason: ChannelOpenFailureReasonName, description?: string): void;
}

/** A global request of the peer. */
export interface IncomingGlobalRequest {
  readonly name: string;
  readonly wantReply: boolean;
  /** @throws {WireError} which ends the connection when it is not caught. */
  decode<T extends GlobalRequestHeader>(message: Message<T>): T;
}

/** Whether a global request is granted: `true`, `false`, or the data that goes with `SSH_MSG_REQUEST_SUCCESS`. */
export type GlobalAnswer = boolean | Uint8Array;

/** What a role does with what the peer asks for. */
export interface ConnectionHandlers {
  channelOpen(channel: IncomingChannel): void;
  globalRequest(request: IncomingGlobalRequest): GlobalAnswer | Promise<GlobalAnswer>;
  /** Takes an exception out of an asynchronous handler. */
  failed(cause: unknown): void;
}

/** Channels that may be open or about to be opened at once, of both sides together. */
const MAXIMUM_CHANNELS = 1024;

/** The connection protocol (RFC 4254): channels and global requests, in either role. */
export class ConnectionProtocol {
  readonly #transport: Transport;
  readonly #handlers: ConnectionHandlers;
  readonly #channels = new Map<number, Channel>();
  readonly #replies = new OrderedReplies();
  #unanswered: ((granted: boolean, data: Uint8Array) => void)[] = [];
  /** Channels the peer asked for that were neither accepted nor refused. */
  #undecided = 0;
  #next = 0;

  constructor(transport: Transport, handlers: ConnectionHandlers) {
    this.#transport = transport;
    this.#handlers = handlers;
  }

  /** The channels that are open or opening. */
  get channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  /** Runs until the connection ends. */
  *run(): Flow {
    for (;;) this.#receive(yield* this.#transport.message());
  }

  /**
   * Opens a channel. What is written and requested before the answer is sent when it comes.
   *
   * @param fields without sender channel and window.
   */
  openChannel<T extends ChannelOpenHeader>(
    message: Message<T>,
    fields: Omit<T, 'sender_channel' | 'initial_window_size' | 'maximum_packet_size'>,
    handlers: ChannelHandlers,
    options: WindowOptions = {},
  ): Channel {
    const window = { ...DEFAULT_WINDOW, ...options };
    const channel = this.#add((fields as unknown as ChannelOpenHeader).channel_type, handlers, window);
    this.#transport.send(message, {
      ...fields,
      sender_channel: channel.number,
      initial_window_size: window.windowSize,
      maximum_packet_size: window.maximumPacketSize,
    } as unknown as T);
    return channel;
  }

  /**
   * Makes a global request (RFC 4254 §4).
   *
   * @param answered called with the peer's answer; without it none is asked for.
   */
  globalRequest<T extends GlobalRequestHeader>(
    message: Message<T>,
    fields: Omit<T, 'want_reply'>,
    answered?: (granted: boolean, data: Uint8Array) => void,
  ): void {
    if (answered !== undefined) this.#unanswered.push(answered);
    this.#transport.send(message, { ...fields, want_reply: answered !== undefined } as unknown as T);
  }

  /** The connection is gone: every channel is closed, every open request is refused. */
  end(): void {
    for (const channel of this.channels) channel.remove();
    const unanswered = this.#unanswered;
    this.#unanswered = [];
    for (const answered of unanswered) answered(false, new Uint8Array(0));
  }

  #receive(packet: Packet): void {
    switch (packet.number) {
      case GlobalRequest.number:
        this.#receiveGlobalRequest(packet);
        break;
      case RequestSuccess.number:
      case RequestFailure.number:
        this.#receiveAnswer(packet);
        break;
      case ChannelOpen.number:
        this.#receiveOpen(packet);
        break;
      case ChannelOpenConfirmation.number: {
        const { recipient_channel, ...peer } = this.#transport.decode(ChannelOpenConfirmation, packet).value;
        this.#channel(recipient_channel).open(peer);
        break;
      }
      case ChannelOpenFailure.number:
        this.#receiveOpenFailure(packet);
        break;
      default:
        if (packet.number >= ChannelWindowAdjust.number && packet.number <= ChannelFailure.number) {
          this.#channel(recipientOf(packet)).receive(packet);
        } else {
          this.#receiveOther(packet);
        }
    }
  }

  #receiveOpenFailure(packet: Packet): void {
    const { recipient_channel, reason_code, description } = this.#transport.decode(ChannelOpenFailure, packet).value;
    const reason = ChannelOpenFailureReason.label(reason_code);
    const error = new SshProtocolError('ssh/channel-open-refused', { reason, description });
    this.#channel(recipient_channel).refuse(error);
  }

  /** Authentication requests after the success are passed over (RFC 4252 §5.3); the rest is not known. */
  #receiveOther(packet: Packet): void {
    if (packet.number < 5 || (packet.number >= 20 && packet.number < 50)) throw this.#transport.unexpected(packet, []);
    if (packet.number < 50 || packet.number >= 80) this.#transport.unimplemented(packet);
  }

  #channel(number: number): Channel {
    const channel = this.#channels.get(number);
    if (channel === undefined) throw new SshProtocolError('ssh/unknown-channel', { channel: number });
    return channel;
  }

  #add(type: string, handlers: ChannelHandlers, window: Required<WindowOptions>): Channel {
    const number = this.#freeNumber();
    const channel = new Channel({
      transport: this.#transport,
      type,
      number,
      handlers,
      window,
      removed: () => this.#channels.delete(number),
      failed: this.#handlers.failed,
    });
    this.#channels.set(number, channel);
    return channel;
  }

  #freeNumber(): number {
    while (this.#channels.has(this.#next)) this.#next = (this.#next + 1) >>> 0;
    const number = this.#next;
    this.#next = (this.#next + 1) >>> 0;
    return number;
  }

  #receiveOpen(packet: Packet): void {
    const transport = this.#transport;
    const { channel_type: type, ...peer } = transport.decode(ChannelOpen, packet).value;
    this.#undecided++;
    let decided = false;
    const decide = (): void => {
      if (decided) throw new SshProtocolError('ssh/internal-error');
      decided = true;
      this.#undecided--;
    };
    const refuse: IncomingChannel['refuse'] = (reason, description = '') => {
      decide();
      transport.send(ChannelOpenFailure, {
        recipient_channel: peer.sender_channel,
        reason_code: ChannelOpenFailureReason.of[reason],
        description,
        language_tag: '',
      });
    };
    if (this.#channels.size + this.#undecided > MAXIMUM_CHANNELS) {
      refuse('SSH_OPEN_RESOURCE_SHORTAGE');
      return;
    }
    this.#handlers.channelOpen({
      type,
      decode: (message) => transport.decode(message, packet).value,
      refuse,
      accept: (handlers, options = {}) => {
        decide();
        const window = { ...DEFAULT_WINDOW, ...options };
        const channel = this.#add(type, handlers, window);
        transport.send(ChannelOpenConfirmation, {
          recipient_channel: peer.sender_channel,
          sender_channel: channel.number,
          initial_window_size: window.windowSize,
          maximum_packet_size: window.maximumPacketSize,
        });
        channel.open(peer);
        return channel;
      },
    });
  }

  #receiveGlobalRequest(packet: Packet): void {
    const transport = this.#transport;
    const { request_name: name, want_reply: wantReply } = transport.decode(GlobalRequest, packet).value;
    const result = this.#handlers.globalRequest({
      name,
      wantReply,
      decode: (message) => transport.decode(message, packet).value,
    });
    if (!wantReply) {
      Promise.resolve(result).catch(this.#handlers.failed);
      return;
    }
    const reply = (answer: GlobalAnswer): void => {
      if (answer === false) transport.send(RequestFailure, {});
      else transport.send(RequestSuccess, { response_specific_data: answer === true ? new Uint8Array(0) : answer });
    };
    this.#replies.add(result, reply, this.#handlers.failed);
  }

  #receiveAnswer(packet: Packet): void {
    const granted = packet.number === RequestSuccess.number;
    const answered = this.#unanswered.shift();
    if (answered === undefined) throw new SshProtocolError('ssh/unexpected-reply');
    if (granted) {
      answered(true, this.#transport.decode(RequestSuccess, packet).value.response_specific_data);
    } else {
      this.#transport.decode(RequestFailure, packet);
      answered(false, new Uint8Array(0));
    }
  }
}

/** The channel a message is for: the first field of them all. */
function recipientOf({ payload }: Packet): number {
  if (payload.length < 5) throw new SshProtocolError('ssh/unknown-channel', { channel: -1 });
  return readUint32(payload.subarray(1));
}
