import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { text } from '../../wire/index.js';
import type { UserauthRequestHeader } from './userauth-request.js';

/** `SSH_MSG_USERAUTH_REQUEST` `none`: asks which methods can continue. */
export interface UserauthRequestNone extends UserauthRequestHeader {
  method_name: 'none';
}

export const UserauthRequestNone: Message<UserauthRequestNone> = message<UserauthRequestNone>(
  'SSH_MSG_USERAUTH_REQUEST',
  'RFC 4252 §5.2',
  { user_name: text(), service_name: text(), method_name: literal('method name', 'none') },
);
