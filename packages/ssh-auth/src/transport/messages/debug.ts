import { boolean } from '../../wire/index.js';
import { humanText } from '../human-text.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_DEBUG`: a text that may help with debugging. */
export interface Debug {
  always_display: boolean;
  message: string;
  language_tag: string;
}

export const Debug: Message<Debug> = message<Debug>('SSH_MSG_DEBUG', 'RFC 4253 §11.3', {
  always_display: boolean,
  message: humanText(),
  language_tag: humanText(),
});
