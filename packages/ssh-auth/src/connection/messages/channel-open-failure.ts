import { ChannelOpenFailureReason } from '../../registry/channel-open-failures.js';
import { humanText } from '../../transport/human-text.js';
import { type Message, message } from '../../transport/message.js';
import { uint32 } from '../../wire/index.js';

/** `SSH_MSG_CHANNEL_OPEN_FAILURE`: the channel is refused. */
export interface ChannelOpenFailure {
  recipient_channel: number;
  reason_code: number;
  description: string;
  language_tag: string;
}

export const ChannelOpenFailure: Message<ChannelOpenFailure> = message<ChannelOpenFailure>(
  'SSH_MSG_CHANNEL_OPEN_FAILURE',
  'RFC 4254 §5.1',
  {
    recipient_channel: uint32,
    reason_code: ChannelOpenFailureReason,
    description: humanText(),
    language_tag: humanText(),
  },
);
