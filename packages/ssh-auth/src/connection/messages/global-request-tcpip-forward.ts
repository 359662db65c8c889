import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, text, uint32 } from '../../wire/index.js';
import type { GlobalRequestHeader } from './global-request.js';

/** `SSH_MSG_GLOBAL_REQUEST` `tcpip-forward`: asks the server to listen and to forward what connects. */
export interface GlobalRequestTcpipForward extends GlobalRequestHeader {
  request_name: 'tcpip-forward';
  address_to_bind: string;
  /** 0 lets the server choose; the answer then holds the port. */
  port_number_to_bind: number;
}

export const GlobalRequestTcpipForward: Message<GlobalRequestTcpipForward> = message<GlobalRequestTcpipForward>(
  'SSH_MSG_GLOBAL_REQUEST',
  'RFC 4254 §7.1',
  {
    request_name: literal('request name', 'tcpip-forward'),
    want_reply: boolean,
    address_to_bind: text(),
    port_number_to_bind: uint32,
  },
);
