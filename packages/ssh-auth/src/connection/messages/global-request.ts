import { rest } from '@cutaway/primitives/wire';
import { type Message, message } from '../../transport/message.js';
import { boolean, text } from '../../wire/index.js';

/** What every `SSH_MSG_GLOBAL_REQUEST` begins with. */
export interface GlobalRequestHeader {
  request_name: string;
  want_reply: boolean;
}

/** `SSH_MSG_GLOBAL_REQUEST` that is not looked into: a request that concerns no channel. */
export interface GlobalRequest extends GlobalRequestHeader {
  request_specific_data: Uint8Array;
}

export const GlobalRequest: Message<GlobalRequest> = message<GlobalRequest>('SSH_MSG_GLOBAL_REQUEST', 'RFC 4254 §4', {
  request_name: text(),
  want_reply: boolean,
  request_specific_data: rest,
});
