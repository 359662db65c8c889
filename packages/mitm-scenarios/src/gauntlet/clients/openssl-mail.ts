import { MAIL_COMMAND } from './mail-command.js';
import type { PreparedClient } from './prepared-client.js';

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
    stdin: MAIL_COMMAND[protocol],
  },
}));
