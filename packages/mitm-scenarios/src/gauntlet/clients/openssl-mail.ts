import type { MailProtocol } from '../mail/dialogue.js';
import type { PreparedClient } from './prepared-client.js';

/** One command: it is sent what it is given without waiting for answers. */
const COMMAND: Readonly<Record<MailProtocol, string>> = {
  smtp: 'MAIL FROM:<{nonce}@localhost>\r\n',
  imap: 'a1 LOGIN {user} {password}\r\n',
  pop3: 'USER {nonce}\r\n',
};

/** `openssl s_client -starttls`, asked to verify. */
export const opensslMail: readonly PreparedClient[] = (['smtp', 'imap', 'pop3'] as const).map((protocol) => ({
  id: `openssl-${protocol}`,
  protocol,
  program: 'openssl',
  version: ['openssl', 'version'],
  template: {
    argv: [
      ...['openssl', 's_client', '-quiet', '-connect', '{host}:{port}', '-starttls', protocol, '-CAfile', '{ca}'],
      ...['-verify_return_error', '-verify_hostname', '{host}'],
    ],
    stdin: COMMAND[protocol],
  },
}));
