import { rest } from '@cutaway/primitives/wire';
import { type Message, message } from '../../transport/message.js';
import { text } from '../../wire/index.js';

/** What every `SSH_MSG_USERAUTH_REQUEST` begins with. */
export interface UserauthRequestHeader {
  /** Who wants to log in; UTF-8. */
  user_name: string;
  /** The service to start after the login: `ssh-connection`. */
  service_name: string;
  method_name: string;
}

/** `SSH_MSG_USERAUTH_REQUEST` of a method that is not looked into. */
export interface UserauthRequest extends UserauthRequestHeader {
  method_specific_fields: Uint8Array;
}

export const UserauthRequest: Message<UserauthRequest> = message<UserauthRequest>(
  'SSH_MSG_USERAUTH_REQUEST',
  'RFC 4252 §5',
  { user_name: text(), service_name: text(), method_name: text(), method_specific_fields: rest },
);
