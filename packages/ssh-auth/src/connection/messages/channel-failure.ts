import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_FAILURE`: a channel request was refused or is not known. */
export interface ChannelFailure {
  recipient_channel: number;
}

export const ChannelFailure: Message<ChannelFailure> = message<ChannelFailure>(
  'SSH_MSG_CHANNEL_FAILURE',
  'RFC 4254 §5.4',
  { recipient_channel: uint32 },
);
