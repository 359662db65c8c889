import type { Algorithms } from '@cutaway/ssh-auth';
import type { HostileCase } from '../../hostile-case.js';
import { honest } from '../scenes.js';

/** A broken algorithm, and the one list of KEXINIT that names nothing else under attack. */
interface Weak {
  readonly id: string;
  readonly severity: HostileCase['severity'];
  readonly list: keyof Algorithms;
  readonly name: string;
  /** Broken ciphers are tried with a sound MAC, broken MACs with a sound cipher. */
  readonly more?: Partial<Record<keyof Algorithms, readonly string[]>>;
}

const KEXINIT_LIST: Readonly<Record<keyof Algorithms, string>> = {
  keyExchange: 'kex_algorithms',
  hostKey: 'server_host_key_algorithms',
  cipher: 'encryption_algorithms_server_to_client',
  mac: 'mac_algorithms_server_to_client',
  compression: 'compression_algorithms_server_to_client',
};

const weak: readonly Weak[] = [
  { id: 'ssh-group1-sha1', severity: 'high', list: 'keyExchange', name: 'diffie-hellman-group1-sha1' },
  { id: 'ssh-group14-sha1', severity: 'low', list: 'keyExchange', name: 'diffie-hellman-group14-sha1' },
  { id: 'ssh-rsa-sha1', severity: 'medium', list: 'hostKey', name: 'ssh-rsa' },
  { id: 'ssh-cipher-none', severity: 'high', list: 'cipher', name: 'none' },
  { id: 'ssh-arcfour', severity: 'high', list: 'cipher', name: 'arcfour' },
  { id: 'ssh-3des-cbc', severity: 'medium', list: 'cipher', name: '3des-cbc' },
  { id: 'ssh-aes-cbc', severity: 'low', list: 'cipher', name: 'aes128-cbc' },
  { id: 'ssh-hmac-md5', severity: 'medium', list: 'mac', name: 'hmac-md5', more: { cipher: ['aes128-ctr'] } },
  { id: 'ssh-mac-none', severity: 'high', list: 'mac', name: 'none', more: { cipher: ['aes128-ctr'] } },
];

/** Whether a client still speaks what is broken (RFC 9142 and what led to it). */
export const weakAlgorithmCases: readonly HostileCase[] = [
  ...weak.map(({ id, severity, list, name, more }): HostileCase => {
    const algorithms = { ...more, [list]: [name] } as Partial<Algorithms>;
    return {
      id,
      protocol: 'ssh',
      group: 'weak-algorithms',
      severity,
      goal: 'credential',
      rules: list === 'keyExchange' ? ['RFC 9142 §3'] : list === 'hostKey' ? ['RFC 8332 §5.1'] : ['RFC 9142 §1'],
      cwe: [327],
      offered: (offer) => (offer[KEXINIT_LIST[list]] ?? []).includes(name),
      attack: (material) =>
        honest(material, {
          hostKeys: [material.hostKey(list === 'hostKey' ? 'ssh-rsa' : 'ssh-ed25519')],
          options: { algorithms },
          lab: { insecureAlgorithms: true },
        }),
      twin: (material) =>
        honest(material, { hostKeys: [material.hostKey(list === 'hostKey' ? 'ssh-rsa' : 'ssh-ed25519')] }),
    };
  }),
  {
    id: 'ssh-rsa-1024',
    protocol: 'ssh',
    group: 'weak-algorithms',
    severity: 'medium',
    goal: 'credential',
    rules: ['RFC 9142 §1', 'NIST SP 800-131A'],
    cwe: [326],
    offered: ({ server_host_key_algorithms = [] }) => server_host_key_algorithms.some((name) => /rsa/.test(name)),
    attack: (material) => honest(material, { hostKeys: [material.sshKey('short host key', 'ssh-rsa', 1024)] }),
    twin: (material) => honest(material, { hostKeys: [material.hostKey('ssh-rsa')] }),
  },
];
