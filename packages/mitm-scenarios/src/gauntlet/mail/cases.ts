import type { HostileCase, Scene } from '../hostile-case.js';
import type { Material } from '../material.js';
import { credential, intermediate, leaf, leafExtensions, root } from '../tls/pki.js';
import { chain } from '../tls/scenes.js';
import type { MailProtocol, StartTlsDefect } from './dialogue.js';
import { COMMAND_IN_THE_CLEAR, IN_THE_CLEAR, INJECTION_TAKEN, mailServe } from './server.js';

/** Where each protocol says how STARTTLS is used, and what is to be forgotten after it. */
const RULE: Readonly<Record<MailProtocol, { readonly use: string; readonly discard: string }>> = {
  smtp: { use: 'RFC 3207 §6', discard: 'RFC 3207 §4.2' },
  imap: { use: 'RFC 9051 §11.1', discard: 'RFC 9051 §6.2.1' },
  pop3: { use: 'RFC 2595 §9', discard: 'RFC 2595 §4' },
};

const SERVER: Readonly<Record<MailProtocol, string>> = { smtp: 'EHLO', imap: 'CAPABILITY', pop3: 'CAPA' };

/** What the server shows when TLS is on; the honest chain unless another credential is given. */
function scene(
  protocol: MailProtocol,
  material: Material,
  { defect, own = chain(material) }: { readonly defect?: StartTlsDefect; readonly own?: ReturnType<typeof chain> } = {},
): Scene {
  const tls = {
    credentials: [credential(own.own, own.authority)],
    options: { applicationProtocols: [protocol] },
  };
  return {
    trusted: [chain(material).root.der],
    serve: mailServe(protocol, material, defect === undefined ? { tls } : { tls, defect }),
  };
}

function casesOf(protocol: MailProtocol): readonly HostileCase[] {
  const rule = RULE[protocol];
  const base = {
    protocol,
    group: 'starttls',
    goal: 'application-data',
    harm: IN_THE_CLEAR,
    twin: (material: Material) => scene(protocol, material),
  } as const;
  const defective = (
    defect: StartTlsDefect,
    name: string,
    more: Pick<HostileCase, 'severity' | 'rules'> & Partial<HostileCase>,
  ): HostileCase => ({
    ...base,
    id: `${protocol}-${name}`,
    cwe: [319],
    attack: (material) => scene(protocol, material, { defect }),
    ...more,
  });
  const certificate = (
    name: string,
    more: Pick<HostileCase, 'severity' | 'rules' | 'cwe'>,
    own: (material: Material) => ReturnType<typeof chain>,
  ): HostileCase => ({
    ...base,
    id: `${protocol}-${name}`,
    where: { message: 'Certificate' },
    attack: (material) => scene(protocol, material, { own: own(material) }),
    ...more,
  });
  return [
    { ...base, id: `${protocol}-starttls`, severity: 'critical', rules: [rule.use, 'RFC 8314 §5.2'] },
    defective('stripped', 'starttls-stripped', {
      severity: 'critical',
      rules: [rule.use, 'RFC 8314 §5.2'],
      ...(protocol === 'smtp' ? {} : { cve: ['CVE-2021-22946'] }),
      where: { message: SERVER[protocol] },
    }),
    defective('refused', 'starttls-refused', {
      severity: 'critical',
      rules: [rule.use, 'RFC 8314 §5.2'],
      ...(protocol === 'smtp' ? { cve: ['CVE-2016-0772'] } : {}),
    }),
    defective('cut', 'starttls-cut', { severity: 'critical', rules: [rule.use, 'RFC 8314 §5.2'] }),
    defective('injected', 'answer-injected', {
      severity: 'high',
      rules: [rule.discard],
      cve: ['CVE-2021-22947', ...(protocol === 'smtp' ? ['CVE-2021-38371'] : []), 'CVE-2020-14954'],
      cwe: [74, 345],
      fallShows: INJECTION_TAKEN,
    }),
    ...(protocol === 'imap'
      ? [
          defective('preauth', 'preauth', {
            severity: 'high',
            rules: ['RFC 9051 §11.1', 'RFC 9051 §7.1.4'],
            cve: ['CVE-2014-2567', 'CVE-2020-14093', 'CVE-2021-22946'],
            fallShows: COMMAND_IN_THE_CLEAR,
            inGreeting: true,
          }),
        ]
      : []),
    certificate(
      'untrusted-root',
      { severity: 'critical', rules: ['RFC 5280 §6.1', 'RFC 8314 §5.3'], cwe: [295] },
      (material) => {
        const top = root(material, 'Impostor Root');
        const authority = intermediate(material, top, { keys: 'Impostor CA' });
        return { root: top, authority, own: leaf(material, authority) };
      },
    ),
    certificate('wrong-host', { severity: 'critical', rules: ['RFC 7817 §3', 'RFC 9525 §6'], cwe: [297] }, (material) =>
      chain(material, {
        leaf: (parts) => ({
          subject: [{ CN: 'elsewhere.example' }],
          extensions: [leafExtensions.names('elsewhere.example'), ...parts.extensions.filter((_, at) => at !== 3)],
        }),
      }),
    ),
    certificate('expired', { severity: 'high', rules: ['RFC 5280 §4.1.2.5'], cwe: [298] }, (material) =>
      chain(material, { leaf: () => ({ notBefore: material.days(-90), notAfter: material.days(-1) }) }),
    ),
  ];
}

/** Mail that begins in the clear: whether a client insists on TLS, and on the right server behind it. */
export const smtpCases: readonly HostileCase[] = casesOf('smtp');
/** Every case for clients of IMAP with STARTTLS (RFC 9051 §6.2.1). */
export const imapCases: readonly HostileCase[] = casesOf('imap');
/** Every case for clients of POP3 with STLS (RFC 2595 §4). */
export const pop3Cases: readonly HostileCase[] = casesOf('pop3');
