import type { HostileCase } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { honest } from '../scenes.js';
import type { SshServerSetup } from '../server.js';

const base = { protocol: 'ssh', group: 'authentication', goal: 'exec', severity: 'high' } as const;

const letsIn = (authentication: NonNullable<SshServerSetup['options']>['authentication']) => (material: Material) =>
  honest(material, { options: { ...(authentication === undefined ? {} : { authentication }) } });

/** Whether "success" is believed that nothing was proven for. */
export const authenticationCases: readonly HostileCase[] = [
  {
    ...base,
    id: 'ssh-success-without-proof',
    rules: ['RFC 4252 §5.2'],
    cve: ['CVE-2021-36368', 'CVE-2021-36369'],
    cwe: [287],
    attack: letsIn({ none: () => true }),
    twin: (material) => honest(material),
  },
  {
    ...base,
    id: 'ssh-no-questions',
    rules: ['RFC 4256 §3.2'],
    cve: ['CVE-2021-36367'],
    cwe: [287],
    attack: letsIn({ keyboardInteractive: (_, answers) => (answers.length === 0 ? { prompts: [] } : true) }),
    twin: (material) => honest(material),
  },
];
