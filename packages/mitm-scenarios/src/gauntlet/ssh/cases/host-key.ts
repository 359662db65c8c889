import type { HostileCase } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Witness } from '../../witness.js';
import { honest, knows, sshScene } from '../scenes.js';

const base = { protocol: 'ssh', group: 'host-key', goal: 'credential', cwe: [322] } as const;

/** What the client that knows the host asked for, kept for the run in which it does not. */
const orders = (material: Material): { known?: string | undefined } =>
  material.once('order of host key algorithms', () => ({}));

const order = ({ offer }: Witness): string | undefined => offer?.server_host_key_algorithms?.join();

/** Whether the host key is the host's (RFC 4251 §4.1). */
export const hostKeyCases: readonly HostileCase[] = [
  {
    ...base,
    id: 'ssh-unknown-host',
    severity: 'high',
    rules: ['RFC 4251 §4.1'],
    attack: (material) => sshScene(material, {}, () => []),
    twin: (material) => honest(material),
  },
  {
    ...base,
    id: 'ssh-changed-key',
    severity: 'critical',
    rules: ['RFC 4251 §4.1'],
    attack: (material) =>
      sshScene(material, { hostKeys: [material.hostKey('ssh-ed25519', 'impostor')] }, knows(material.hostKey().key)),
    twin: (material) => honest(material),
  },
  {
    ...base,
    id: 'ssh-changed-key-type',
    severity: 'critical',
    rules: ['RFC 4251 §4.1'],
    cve: ['CVE-2026-9547'],
    attack: (material) =>
      sshScene(
        material,
        { hostKeys: [material.hostKey('ecdsa-sha2-nistp256', 'impostor')] },
        knows(material.hostKey().key),
      ),
    twin: (material) => honest(material),
  },
  {
    ...base,
    id: 'ssh-third-key',
    severity: 'critical',
    rules: ['RFC 4251 §4.1'],
    attack: (material) =>
      sshScene(material, { hostKeys: [material.hostKey('ssh-ed25519', 'impostor')] }, (host) => [
        { names: [host], key: material.hostKey('ecdsa-sha2-nistp256').key },
        { names: [host], key: material.hostKey('ssh-rsa').key },
      ]),
    twin: (material) =>
      sshScene(material, {}, (host) => [
        { names: [host], key: material.hostKey('ecdsa-sha2-nistp256').key },
        { names: [host], key: material.hostKey().key },
      ]),
  },
  {
    ...base,
    id: 'ssh-changed-key-hashed',
    severity: 'critical',
    rules: ['RFC 4251 §4.1', 'sshd(8)'],
    attack: (material) =>
      sshScene(
        material,
        { hostKeys: [material.hostKey('ssh-ed25519', 'impostor')] },
        knows(material.hostKey().key, { hash: true }),
      ),
    twin: (material) => sshScene(material, {}, knows(material.hostKey().key, { hash: true })),
  },
  {
    ...base,
    id: 'ssh-changed-key-alias',
    severity: 'critical',
    rules: ['RFC 4251 §4.1', 'sshd(8)'],
    attack: (material) =>
      sshScene(material, { hostKeys: [material.hostKey('ssh-ed25519', 'impostor')] }, (host) => [
        { names: ['alias.example', host], key: material.hostKey().key },
      ]),
    twin: (material) =>
      sshScene(material, {}, (host) => [{ names: ['alias.example', host], key: material.hostKey().key }]),
  },
  {
    ...base,
    id: 'ssh-changed-key-wildcard',
    severity: 'critical',
    rules: ['RFC 4251 §4.1', 'sshd(8)'],
    attack: (material) =>
      sshScene(material, { hostKeys: [material.hostKey('ssh-ed25519', 'impostor')] }, () => [
        { names: ['*'], key: material.hostKey().key },
      ]),
    twin: (material) => sshScene(material, {}, () => [{ names: ['*'], key: material.hostKey().key }]),
  },
  {
    ...base,
    id: 'ssh-order-tells-known-hosts',
    severity: 'low',
    rules: ['RFC 4251 §4.1'],
    cve: ['CVE-2020-14145'],
    cwe: [203],
    fallShows: 'ssh-order-differs',
    where: { message: 'SSH_MSG_KEXINIT', field: 'server_host_key_algorithms' },
    attack: (material) => ({
      ...sshScene(material, {}, () => []),
      aftermath: ({ witness }) => {
        const known = orders(material).known;
        const unknown = order(witness);
        if (known !== undefined && unknown !== undefined && known !== unknown) witness.observe('ssh-order-differs');
      },
    }),
    twin: (material) => ({
      ...honest(material),
      aftermath: ({ witness }) => {
        orders(material).known = order(witness);
      },
    }),
  },
  {
    ...base,
    id: 'ssh-revoked-key',
    severity: 'critical',
    rules: ['sshd(8)'],
    attack: (material) =>
      sshScene(material, {}, (host) => [
        { names: ['*'], key: material.hostKey().key, marker: 'revoked' },
        { names: [host], key: material.hostKey().key },
      ]),
    twin: (material) =>
      sshScene(material, {}, (host) => [
        { names: ['*'], key: material.hostKey('ssh-ed25519', 'old').key, marker: 'revoked' },
        { names: [host], key: material.hostKey().key },
      ]),
  },
  {
    ...base,
    id: 'ssh-other-port',
    severity: 'medium',
    rules: ['sshd(8)'],
    attack: (material) =>
      sshScene(material, {}, () => [{ names: ['127.0.0.1'], key: material.hostKey('ssh-ed25519', 'impostor').key }]),
    twin: (material) => honest(material),
  },
  {
    ...base,
    id: 'ssh-negated-name',
    severity: 'medium',
    rules: ['sshd(8)'],
    attack: (material) =>
      sshScene(material, {}, (host) => [{ names: ['*', `!${host}`, '!127.0.0.1'], key: material.hostKey().key }]),
    twin: (material) => sshScene(material, {}, () => [{ names: ['*'], key: material.hostKey().key }]),
  },
];

/** Entries that must be understood. */
export const hostKeyControls: readonly HostileCase[] = [
  {
    ...base,
    id: 'ssh-known-host',
    severity: 'high',
    rules: ['RFC 4251 §4.1'],
    twin: (material) => honest(material),
  },
  {
    ...base,
    id: 'ssh-known-host-hashed',
    severity: 'low',
    rules: ['sshd(8)'],
    twin: (material) => sshScene(material, {}, knows(material.hostKey().key, { hash: true })),
  },
  {
    ...base,
    id: 'ssh-known-host-ecdsa',
    severity: 'low',
    rules: ['RFC 5656 §3.1'],
    twin: (material) => honest(material, { hostKeys: [material.hostKey('ecdsa-sha2-nistp256')] }),
  },
  {
    ...base,
    id: 'ssh-known-host-rsa',
    severity: 'low',
    rules: ['RFC 8332 §3'],
    twin: (material) => honest(material, { hostKeys: [material.hostKey('ssh-rsa')] }),
  },
];
