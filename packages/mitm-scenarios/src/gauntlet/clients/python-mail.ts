import type { MailProtocol } from '../mail/dialogue.js';
import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Logs in and asks for something, by each of Python's libraries. `{context}` is what TLS is begun with. */
const SCRIPTS: Readonly<Record<MailProtocol, (context: string) => string>> = {
  smtp: (context) => `import smtplib, ssl, sys
host, port, ca, user, password, nonce = sys.argv[1:]
with smtplib.SMTP(host, int(port), timeout=8) as server:
    server.starttls(${context})
    server.login(user, password)
    print(server.docmd("HELP"))
`,
  imap: (context) => `import imaplib, ssl, sys
host, port, ca, user, password, nonce = sys.argv[1:]
with imaplib.IMAP4(host, int(port), timeout=8) as server:
    server.starttls(${context})
    server.login(user, password)
    print(server.list(nonce))
`,
  pop3: (context) => `import poplib, ssl, sys
host, port, ca, user, password, nonce = sys.argv[1:]
server = poplib.POP3(host, int(port), timeout=8)
server.stls(${context})
server.user(user)
server.pass_(password)
print(server.list())
server.quit()
`,
};

const LIBRARY: Readonly<Record<MailProtocol, string>> = { smtp: 'smtplib', imap: 'imaplib', pop3: 'poplib' };

const CONTEXT: Readonly<Record<MailProtocol, string>> = {
  smtp: 'context=',
  imap: 'ssl_context=',
  pop3: 'context=',
};

const python = (protocol: MailProtocol, name: string, context: string): PreparedClient => ({
  id: `python-${LIBRARY[protocol]}${name}`,
  protocol,
  program: 'python3',
  version: pythonVersion(),
  template: {
    argv: ['python3', '{script}', '{host}', '{port}', '{ca}', '{user}', '{password}', '{nonce}'],
    script: { name: 'client.py', text: SCRIPTS[protocol](context) },
  },
});

const protocols = ['smtp', 'imap', 'pop3'] as const;

/** Python's mail libraries: with the standard context, and as they are without any, which verifies nothing. */
export const pythonMail: readonly PreparedClient[] = [
  ...protocols.map((protocol) => python(protocol, '', `${CONTEXT[protocol]}ssl.create_default_context(cafile=ca)`)),
  ...protocols.map((protocol) => python(protocol, '-no-context', '')),
];
