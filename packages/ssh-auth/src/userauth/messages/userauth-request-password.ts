import { literal, literalBoolean } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { text } from '../../wire/index.js';
import type { UserauthRequestHeader } from './userauth-request.js';

/** `SSH_MSG_USERAUTH_REQUEST` `password`. */
export interface UserauthRequestPassword extends UserauthRequestHeader {
  method_name: 'password';
  change_password: false;
  /** The password itself; only the transport's encryption hides it. */
  plaintext_password: string;
}

export const UserauthRequestPassword: Message<UserauthRequestPassword> = message<UserauthRequestPassword>(
  'SSH_MSG_USERAUTH_REQUEST',
  'RFC 4252 §8',
  {
    user_name: text(),
    service_name: text(),
    method_name: literal('method name', 'password'),
    change_password: literalBoolean(false),
    plaintext_password: text(),
  },
);

/** `SSH_MSG_USERAUTH_REQUEST` `password` with a new password to be set. */
export interface UserauthRequestPasswordChange extends UserauthRequestHeader {
  method_name: 'password';
  change_password: true;
  plaintext_old_password: string;
  plaintext_new_password: string;
}

export const UserauthRequestPasswordChange: Message<UserauthRequestPasswordChange> =
  message<UserauthRequestPasswordChange>('SSH_MSG_USERAUTH_REQUEST', 'RFC 4252 §8', {
    user_name: text(),
    service_name: text(),
    method_name: literal('method name', 'password'),
    change_password: literalBoolean(true),
    plaintext_old_password: text(),
    plaintext_new_password: text(),
  });
