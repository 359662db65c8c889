import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_WINDOW_ADJUST`: more bytes may be sent. */
export interface ChannelWindowAdjust {
  recipient_channel: number;
  bytes_to_add: number;
}

export const ChannelWindowAdjust: Message<ChannelWindowAdjust> = message<ChannelWindowAdjust>(
  'SSH_MSG_CHANNEL_WINDOW_ADJUST',
  'RFC 4254 §5.2',
  { recipient_channel: uint32, bytes_to_add: uint32 },
);
