import { rest } from '@cutaway/primitives/wire';
import { type Message, message } from '../../transport/message.js';

/** `SSH_MSG_REQUEST_SUCCESS`: a global request was granted. */
export interface RequestSuccess {
  /** Depends on the request: for `tcpip-forward` with port 0, the port. */
  response_specific_data: Uint8Array;
}

export const RequestSuccess: Message<RequestSuccess> = message<RequestSuccess>(
  'SSH_MSG_REQUEST_SUCCESS',
  'RFC 4254 §4',
  { response_specific_data: rest },
);
