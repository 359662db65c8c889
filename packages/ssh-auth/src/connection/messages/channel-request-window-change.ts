import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `window-change`: the terminal has another size. */
export interface ChannelRequestWindowChange extends ChannelRequestHeader {
  request_type: 'window-change';
  terminal_width_columns: number;
  terminal_height_rows: number;
  terminal_width_pixels: number;
  terminal_height_pixels: number;
}

export const ChannelRequestWindowChange: Message<ChannelRequestWindowChange> = message<ChannelRequestWindowChange>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.7',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'window-change'),
    want_reply: boolean,
    terminal_width_columns: uint32,
    terminal_height_rows: uint32,
    terminal_width_pixels: uint32,
    terminal_height_pixels: uint32,
  },
);
