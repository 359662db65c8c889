import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { text } from '../../wire/index.js';
import type { UserauthRequestHeader } from './userauth-request.js';

/** `SSH_MSG_USERAUTH_REQUEST` `keyboard-interactive`: lets the server ask. */
export interface UserauthRequestKeyboardInteractive extends UserauthRequestHeader {
  method_name: 'keyboard-interactive';
  language_tag: string;
  /** Hints of the client about what it would like to be asked, with commas between. */
  submethods: string;
}

export const UserauthRequestKeyboardInteractive: Message<UserauthRequestKeyboardInteractive> =
  message<UserauthRequestKeyboardInteractive>('SSH_MSG_USERAUTH_REQUEST', 'RFC 4256 §3.1', {
    user_name: text(),
    service_name: text(),
    method_name: literal('method name', 'keyboard-interactive'),
    language_tag: text(),
    submethods: text(),
  });
