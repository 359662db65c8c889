import { type Message, message } from '../../transport/message.js';

/** `SSH_MSG_USERAUTH_SUCCESS`: logged in; the service begins. */
export type UserauthSuccess = Record<never, never>;

export const UserauthSuccess: Message<UserauthSuccess> = message<UserauthSuccess>(
  'SSH_MSG_USERAUTH_SUCCESS',
  'RFC 4252 §5.1',
  {},
);
