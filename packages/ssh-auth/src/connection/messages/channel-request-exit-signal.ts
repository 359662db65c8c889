import { humanText } from '../../transport/human-text.js';
import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `exit-signal`: what ran was ended by a signal. */
export interface ChannelRequestExitSignal extends ChannelRequestHeader {
  request_type: 'exit-signal';
  /** Without `SIG` in front: `KILL`. */
  signal_name: string;
  core_dumped: boolean;
  error_message: string;
  language_tag: string;
}

export const ChannelRequestExitSignal: Message<ChannelRequestExitSignal> = message<ChannelRequestExitSignal>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.10',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'exit-signal'),
    want_reply: boolean,
    signal_name: text(),
    core_dumped: boolean,
    error_message: humanText(),
    language_tag: humanText(),
  },
);
