import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { text, uint32 } from '../../wire/index.js';
import type { ChannelOpenHeader } from './channel-open.js';

/** `SSH_MSG_CHANNEL_OPEN` `direct-tcpip`: asks the other side to connect somewhere. */
export interface ChannelOpenDirectTcpip extends ChannelOpenHeader {
  channel_type: 'direct-tcpip';
  host_to_connect: string;
  port_to_connect: number;
  originator_IP_address: string;
  originator_port: number;
}

export const ChannelOpenDirectTcpip: Message<ChannelOpenDirectTcpip> = message<ChannelOpenDirectTcpip>(
  'SSH_MSG_CHANNEL_OPEN',
  'RFC 4254 §7.2',
  {
    channel_type: literal('channel type', 'direct-tcpip'),
    sender_channel: uint32,
    initial_window_size: uint32,
    maximum_packet_size: uint32,
    host_to_connect: text(),
    port_to_connect: uint32,
    originator_IP_address: text(),
    originator_port: uint32,
  },
);
