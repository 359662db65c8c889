import { humanText } from '../../transport/human-text.js';
import { type Message, message } from '../../transport/message.js';

/** `SSH_MSG_USERAUTH_BANNER`: a text to be shown before the login. */
export interface UserauthBanner {
  message: string;
  language_tag: string;
}

export const UserauthBanner: Message<UserauthBanner> = message<UserauthBanner>(
  'SSH_MSG_USERAUTH_BANNER',
  'RFC 4252 §5.4',
  { message: humanText(), language_tag: humanText() },
);
