import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `signal`: sends a signal to what runs. */
export interface ChannelRequestSignal extends ChannelRequestHeader {
  request_type: 'signal';
  /** Without `SIG` in front: `INT`. */
  signal_name: string;
}

export const ChannelRequestSignal: Message<ChannelRequestSignal> = message<ChannelRequestSignal>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.9',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'signal'),
    want_reply: boolean,
    signal_name: text(),
  },
);
