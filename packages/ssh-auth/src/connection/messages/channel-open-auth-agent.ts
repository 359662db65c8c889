import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';
import type { ChannelOpenHeader } from './channel-open.js';

/** `SSH_MSG_CHANNEL_OPEN` `auth-agent@openssh.com`: the server wants to talk to the client's agent. */
export interface ChannelOpenAuthAgent extends ChannelOpenHeader {
  channel_type: 'auth-agent@openssh.com';
}

export const ChannelOpenAuthAgent: Message<ChannelOpenAuthAgent> = message<ChannelOpenAuthAgent>(
  'SSH_MSG_CHANNEL_OPEN',
  'OpenSSH PROTOCOL.agent',
  {
    channel_type: literal('channel type', 'auth-agent@openssh.com'),
    sender_channel: uint32,
    initial_window_size: uint32,
    maximum_packet_size: uint32,
  },
);
