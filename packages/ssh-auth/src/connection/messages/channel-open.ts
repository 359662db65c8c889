import { rest } from '@cutaway/primitives/wire';
import { type Message, message } from '../../transport/message.js';
import { text, uint32 } from '../../wire/index.js';

/** What every `SSH_MSG_CHANNEL_OPEN` begins with. */
export interface ChannelOpenHeader {
  channel_type: string;
  /** The sender's number for the channel. */
  sender_channel: number;
  /** How many bytes of data may be sent to the sender before it grants more. */
  initial_window_size: number;
  /** How many bytes of data one packet to the sender may hold. */
  maximum_packet_size: number;
}

/** `SSH_MSG_CHANNEL_OPEN` of a type that is not looked into. */
export interface ChannelOpen extends ChannelOpenHeader {
  channel_type_specific_data: Uint8Array;
}

export const ChannelOpen: Message<ChannelOpen> = message<ChannelOpen>('SSH_MSG_CHANNEL_OPEN', 'RFC 4254 §5.1', {
  channel_type: text(),
  sender_channel: uint32,
  initial_window_size: uint32,
  maximum_packet_size: uint32,
  channel_type_specific_data: rest,
});
