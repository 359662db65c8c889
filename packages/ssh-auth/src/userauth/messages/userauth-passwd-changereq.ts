import { humanText } from '../../transport/human-text.js';
import { type Message, message } from '../../transport/message.js';

/** `SSH_MSG_USERAUTH_PASSWD_CHANGEREQ`: the password has expired; a new one is wanted. */
export interface UserauthPasswdChangereq {
  prompt: string;
  language_tag: string;
}

export const UserauthPasswdChangereq: Message<UserauthPasswdChangereq> = message<UserauthPasswdChangereq>(
  'SSH_MSG_USERAUTH_PASSWD_CHANGEREQ',
  'RFC 4252 §8',
  { prompt: humanText(), language_tag: humanText() },
);
