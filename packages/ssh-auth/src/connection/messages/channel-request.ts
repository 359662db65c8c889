import { rest } from '@cutaway/primitives/wire';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';

/** What every `SSH_MSG_CHANNEL_REQUEST` begins with. */
export interface ChannelRequestHeader {
  recipient_channel: number;
  request_type: string;
  want_reply: boolean;
}

/** `SSH_MSG_CHANNEL_REQUEST` of a type that is not looked into. */
export interface ChannelRequest extends ChannelRequestHeader {
  type_specific_data: Uint8Array;
}

export const ChannelRequest: Message<ChannelRequest> = message<ChannelRequest>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §5.4',
  { recipient_channel: uint32, request_type: text(), want_reply: boolean, type_specific_data: rest },
);
