import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `eow@openssh.com`: the sender will read no more data. */
export interface ChannelRequestEow extends ChannelRequestHeader {
  request_type: 'eow@openssh.com';
}

export const ChannelRequestEow: Message<ChannelRequestEow> = message<ChannelRequestEow>(
  'SSH_MSG_CHANNEL_REQUEST',
  'OpenSSH PROTOCOL §2.1',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'eow@openssh.com'),
    want_reply: boolean,
  },
);
