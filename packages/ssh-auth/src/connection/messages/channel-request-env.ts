import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `env`: sets an environment variable for what is started later. */
export interface ChannelRequestEnv extends ChannelRequestHeader {
  request_type: 'env';
  variable_name: string;
  variable_value: string;
}

export const ChannelRequestEnv: Message<ChannelRequestEnv> = message<ChannelRequestEnv>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.4',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'env'),
    want_reply: boolean,
    variable_name: text(),
    variable_value: text(),
  },
);
