import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';
import type { GlobalRequestHeader } from './global-request.js';

/** `SSH_MSG_GLOBAL_REQUEST` `cancel-tcpip-forward`: ends a forwarding. */
export interface GlobalRequestCancelTcpipForward extends GlobalRequestHeader {
  request_name: 'cancel-tcpip-forward';
  address_to_bind: string;
  port_number_to_bind: number;
}

export const GlobalRequestCancelTcpipForward: Message<GlobalRequestCancelTcpipForward> =
  message<GlobalRequestCancelTcpipForward>('SSH_MSG_GLOBAL_REQUEST', 'RFC 4254 §7.1', {
    request_name: literal('request name', 'cancel-tcpip-forward'),
    want_reply: boolean,
    address_to_bind: text(),
    port_number_to_bind: uint32,
  });
