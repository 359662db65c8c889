import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_OPEN_CONFIRMATION`: the channel is open. */
export interface ChannelOpenConfirmation {
  recipient_channel: number;
  sender_channel: number;
  initial_window_size: number;
  maximum_packet_size: number;
}

export const ChannelOpenConfirmation: Message<ChannelOpenConfirmation> = message<ChannelOpenConfirmation>(
  'SSH_MSG_CHANNEL_OPEN_CONFIRMATION',
  'RFC 4254 §5.1',
  { recipient_channel: uint32, sender_channel: uint32, initial_window_size: uint32, maximum_packet_size: uint32 },
);
