import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, string, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `exec`: runs a command. */
export interface ChannelRequestExec extends ChannelRequestHeader {
  request_type: 'exec';
  /** Given to the user’s shell; in no particular character set. */
  command: Uint8Array;
}

export const ChannelRequestExec: Message<ChannelRequestExec> = message<ChannelRequestExec>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.5',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'exec'),
    want_reply: boolean,
    command: string(),
  },
);
