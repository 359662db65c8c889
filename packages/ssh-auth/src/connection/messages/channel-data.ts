import { type Message, message } from '../../transport/message.js';
import { string, uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_DATA`: bytes of the channel's stream. */
export interface ChannelData {
  recipient_channel: number;
  data: Uint8Array;
}

export const ChannelData: Message<ChannelData> = message<ChannelData>('SSH_MSG_CHANNEL_DATA', 'RFC 4254 §5.2', {
  recipient_channel: uint32,
  data: string(),
});
