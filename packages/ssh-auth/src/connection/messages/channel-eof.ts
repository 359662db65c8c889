import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_EOF`: the sender will send no more data. */
export interface ChannelEof {
  recipient_channel: number;
}

export const ChannelEof: Message<ChannelEof> = message<ChannelEof>('SSH_MSG_CHANNEL_EOF', 'RFC 4254 §5.3', {
  recipient_channel: uint32,
});
