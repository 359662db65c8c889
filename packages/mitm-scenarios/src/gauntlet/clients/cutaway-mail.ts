import { MAIL_COMMAND } from './mail-command.js';
import type { PreparedClient } from './prepared-client.js';

/** `cutaway tls --starttls`, this project's own client. */
export const cutawayMail: readonly PreparedClient[] = (['smtp', 'imap', 'pop3'] as const).map((protocol) => ({
  id: `cutaway-${protocol}`,
  protocol,
  program: 'cutaway',
  template: {
    argv: ['cutaway', 'tls', '{host}:{port}', '--starttls', protocol, '--ca', '{ca}', '--send', '-'],
    stdin: MAIL_COMMAND[protocol],
  },
}));
