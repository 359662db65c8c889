import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { text, uint32 } from '../../wire/index.js';
import type { ChannelOpenHeader } from './channel-open.js';

/** `SSH_MSG_CHANNEL_OPEN` `forwarded-tcpip`: somebody connected to a port that is forwarded. */
export interface ChannelOpenForwardedTcpip extends ChannelOpenHeader {
  channel_type: 'forwarded-tcpip';
  address_that_was_connected: string;
  port_that_was_connected: number;
  originator_IP_address: string;
  originator_port: number;
}

export const ChannelOpenForwardedTcpip: Message<ChannelOpenForwardedTcpip> = message<ChannelOpenForwardedTcpip>(
  'SSH_MSG_CHANNEL_OPEN',
  'RFC 4254 §7.2',
  {
    channel_type: literal('channel type', 'forwarded-tcpip'),
    sender_channel: uint32,
    initial_window_size: uint32,
    maximum_packet_size: uint32,
    address_that_was_connected: text(),
    port_that_was_connected: uint32,
    originator_IP_address: text(),
    originator_port: uint32,
  },
);
