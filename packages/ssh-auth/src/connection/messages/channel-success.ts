import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_SUCCESS`: a channel request was granted. */
export interface ChannelSuccess {
  recipient_channel: number;
}

export const ChannelSuccess: Message<ChannelSuccess> = message<ChannelSuccess>(
  'SSH_MSG_CHANNEL_SUCCESS',
  'RFC 4254 §5.4',
  { recipient_channel: uint32 },
);
