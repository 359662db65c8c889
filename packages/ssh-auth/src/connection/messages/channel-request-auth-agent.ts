import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, uint32 } from '../../wire/index.js';
import type { ChannelRequestHeader } from './channel-request.js';

/** `SSH_MSG_CHANNEL_REQUEST` `auth-agent-req@openssh.com`: lets the server open channels to the client’s agent. */
export interface ChannelRequestAuthAgent extends ChannelRequestHeader {
  request_type: 'auth-agent-req@openssh.com';
}

export const ChannelRequestAuthAgent: Message<ChannelRequestAuthAgent> = message<ChannelRequestAuthAgent>(
  'SSH_MSG_CHANNEL_REQUEST',
  'OpenSSH PROTOCOL.agent',
  {
    recipient_channel: uint32,
    request_type: literal('request type', 'auth-agent-req@openssh.com'),
    want_reply: boolean,
  },
);
