import { sized32 } from '@cutaway/primitives/wire';
import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';
import { type TerminalMode, terminalModes } from '../terminal-modes.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `pty-req`: asks for a pseudo-terminal. */
export interface ChannelRequestPtyReq extends ChannelRequestHeader {
  request_type: 'pty-req';
  /** Value of the environment variable `TERM`: `xterm-256color`. */
  TERM: string;
  terminal_width_characters: number;
  terminal_height_rows: number;
  terminal_width_pixels: number;
  terminal_height_pixels: number;
  encoded_terminal_modes: TerminalMode[];
}

export const ChannelRequestPtyReq: Message<ChannelRequestPtyReq> = message<ChannelRequestPtyReq>(
  'SSH_MSG_CHANNEL_REQUEST',
  'RFC 4254 §6.2',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'pty-req'),
    want_reply: boolean,
    TERM: text(),
    terminal_width_characters: uint32,
    terminal_height_rows: uint32,
    terminal_width_pixels: uint32,
    terminal_height_pixels: uint32,
    encoded_terminal_modes: sized32(terminalModes),
  },
);
