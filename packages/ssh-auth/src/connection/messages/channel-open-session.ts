import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';
import type { ChannelOpenHeader } from './channel-open.js';

/** `SSH_MSG_CHANNEL_OPEN` `session`: for a program, a shell or a subsystem. */
export interface ChannelOpenSession extends ChannelOpenHeader {
  channel_type: 'session';
}

export const ChannelOpenSession: Message<ChannelOpenSession> = message<ChannelOpenSession>(
  'SSH_MSG_CHANNEL_OPEN',
  'RFC 4254 §6.1',
  {
    channel_type: literal('channel type', 'session'),
    sender_channel: uint32,
    initial_window_size: uint32,
    maximum_packet_size: uint32,
  },
);
