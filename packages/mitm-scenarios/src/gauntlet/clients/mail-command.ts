import type { MailProtocol } from '../mail/dialogue.js';

/** One command for programs that send what they are given without waiting for answers. */
export const MAIL_COMMAND: Readonly<Record<MailProtocol, string>> = {
  smtp: 'MAIL FROM:<{nonce}@localhost>\r\n',
  imap: 'a1 LOGIN {user} {password}\r\n',
  pop3: 'USER {nonce}\r\n',
};
