import { counted } from '../../transport/counted.js';
import { type Message, message } from '../../transport/message.js';
import { text } from '../../wire/index.js';

/** `SSH_MSG_USERAUTH_INFO_RESPONSE`: the answers, in the order of the questions. */
export interface UserauthInfoResponse {
  responses: string[];
}

/** As many answers as there may be questions. */
const MAXIMUM = 100;

export const UserauthInfoResponse: Message<UserauthInfoResponse> = message<UserauthInfoResponse>(
  'SSH_MSG_USERAUTH_INFO_RESPONSE',
  'RFC 4256 §3.4',
  { responses: counted(text(), 'num_responses', MAXIMUM) },
);
