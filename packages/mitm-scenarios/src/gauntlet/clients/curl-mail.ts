import type { MailProtocol } from '../mail/dialogue.js';
import type { PreparedClient } from './prepared-client.js';

const argv = ['curl', '-sS', '--cacert', '{ca}', '--user', '{user}:{password}'];

/** curl for a mail protocol, told that nothing may pass without TLS. */
const secure = (protocol: MailProtocol): PreparedClient => ({
  id: `curl-${protocol}`,
  protocol,
  program: 'curl',
  template: { argv: [...argv, '--ssl-reqd', '{url}'] },
});

/** curl as many a script has it: TLS if the server happens to offer it. */
const ifOffered = (protocol: MailProtocol): PreparedClient => ({
  id: `curl-${protocol}-if-offered`,
  protocol,
  program: 'curl',
  template: { argv: [...argv, '--ssl', '{url}'] },
});

const protocols = ['smtp', 'imap', 'pop3'] as const;

export const curlMail: readonly PreparedClient[] = [...protocols.map(secure), ...protocols.map(ifOffered)];
