import type { HostileCase } from './hostile-case.js';
import { imapCases, pop3Cases, smtpCases } from './mail/cases.js';
import { sshCases } from './ssh/cases/index.js';
import type { ClientProtocol } from './stage.js';
import { tlsCases } from './tls/cases/index.js';

/** The cases of each protocol, in the order of reports. */
export const casesByProtocol: Readonly<Record<ClientProtocol, readonly HostileCase[]>> = {
  tls: tlsCases,
  ssh: sshCases,
  smtp: smtpCases,
  imap: imapCases,
  pop3: pop3Cases,
};

/** Every case. */
export const allCases: readonly HostileCase[] = Object.values(casesByProtocol).flat();
