import { type Message, message } from '../../transport/message.js';
import { boolean, nameList } from '../../wire/index.js';

/** `SSH_MSG_USERAUTH_FAILURE`: not logged in (yet). */
export interface UserauthFailure {
  authentications_that_can_continue: string[];
  /** Whether the request itself was right and more are needed. */
  partial_success: boolean;
}

export const UserauthFailure: Message<UserauthFailure> = message<UserauthFailure>(
  'SSH_MSG_USERAUTH_FAILURE',
  'RFC 4252 §5.1',
  { authentications_that_can_continue: nameList, partial_success: boolean },
);
