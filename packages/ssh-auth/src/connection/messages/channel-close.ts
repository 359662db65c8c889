import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_CLOSE`: the sender is done with the channel; the channel ends when both have said so. */
export interface ChannelClose {
  recipient_channel: number;
}

export const ChannelClose: Message<ChannelClose> = message<ChannelClose>('SSH_MSG_CHANNEL_CLOSE', 'RFC 4254 §5.3', {
  recipient_channel: uint32,
});
