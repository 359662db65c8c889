import { type Message, message } from '../../transport/message.js';

/** `SSH_MSG_REQUEST_FAILURE`: a global request was refused or is not known. */
export type RequestFailure = Record<never, never>;

export const RequestFailure: Message<RequestFailure> = message<RequestFailure>(
  'SSH_MSG_REQUEST_FAILURE',
  'RFC 4254 §4',
  {},
);
