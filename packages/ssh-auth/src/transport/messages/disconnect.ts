import { DisconnectReason } from '../../registry/disconnect-reasons.js';
import { humanText } from '../human-text.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_DISCONNECT`: the sender ends the connection at once and says why. */
export interface Disconnect {
  reason_code: number;
  description: string;
  language_tag: string;
}

export const Disconnect: Message<Disconnect> = message<Disconnect>('SSH_MSG_DISCONNECT', 'RFC 4253 §11.1', {
  reason_code: DisconnectReason,
  description: humanText(),
  language_tag: humanText(),
});
