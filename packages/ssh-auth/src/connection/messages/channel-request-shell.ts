import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `shell`: starts the user’s shell. */
export interface ChannelRequestShell extends ChannelRequestHeader {
  request_type: 'shell';
}

export const ChannelRequestShell: Message<ChannelRequestShell> = message<ChannelRequestShell>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.5',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'shell'),
    want_reply: boolean,
  },
);
