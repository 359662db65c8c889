import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `subsystem`: starts a subsystem, for example `sftp`. */
export interface ChannelRequestSubsystem extends ChannelRequestHeader {
  request_type: 'subsystem';
  subsystem_name: string;
}

export const ChannelRequestSubsystem: Message<ChannelRequestSubsystem> = message<ChannelRequestSubsystem>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.5',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'subsystem'),
    want_reply: boolean,
    subsystem_name: text(),
  },
);
