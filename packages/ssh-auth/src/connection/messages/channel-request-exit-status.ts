import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `exit-status`: what ran has ended. */
export interface ChannelRequestExitStatus extends ChannelRequestHeader {
  request_type: 'exit-status';
  exit_status: number;
}

export const ChannelRequestExitStatus: Message<ChannelRequestExitStatus> = message<ChannelRequestExitStatus>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.10',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'exit-status'),
    want_reply: boolean,
    exit_status: uint32,
  },
);
