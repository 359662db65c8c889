import { type CertificateRequest, issueCertificate } from '@cutaway/ssh-auth/certificates';
import type { NewEntry } from '@cutaway/ssh-auth/known-hosts';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Offer } from '../../witness.js';
import { sshScene } from '../scenes.js';

const offersCertificates = ({ server_host_key_algorithms = [] }: Offer): boolean =>
  server_host_key_algorithms.some((name) => name === 'ssh-ed25519-cert-v01@openssh.com');

/** What of an honest certificate and of the client's file is changed. */
interface Change {
  readonly request?: (material: Material) => Partial<CertificateRequest>;
  /** The name of the authority's key; the one the client trusts is `authority`. */
  readonly authority?: string;
  readonly entries?: (material: Material) => readonly NewEntry[];
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

function scene(material: Material, change: Change = {}): Scene {
  const { crypto } = material;
  const hostKey = material.hostKey();
  const authority = material.hostKey('ssh-ed25519', change.authority ?? 'authority');
  const certificate = issueCertificate(
    {
      key: hostKey.key,
      role: 'host',
      keyId: 'gauntlet',
      principals: ['127.0.0.1', 'localhost'],
      validAfter: seconds(material.days(-1)),
      validBefore: seconds(material.days(30)),
      serial: 7,
      ...change.request?.(material),
    },
    authority,
    { crypto },
  );
  const setup = { hostKeys: [hostKey], certificates: [certificate.blob] };
  return sshScene(material, setup, () => [
    ...(change.entries?.(material) ?? []),
    { names: ['*'], key: material.hostKey('ssh-ed25519', 'authority').key, marker: 'cert-authority' },
  ]);
}

const certificateCase = (
  id: string,
  severity: HostileCase['severity'],
  change: Change,
  more: Partial<HostileCase> = {},
): HostileCase => ({
  id,
  protocol: 'ssh',
  group: 'host-certificate',
  goal: 'credential',
  severity,
  rules: ['OpenSSH PROTOCOL.certkeys'],
  cwe: [295],
  offered: offersCertificates,
  attack: (material) => scene(material, change),
  twin: (material) => scene(material),
  ...more,
});

/** Whether a host certificate is good (OpenSSH PROTOCOL.certkeys). */
export const hostCertificateCases: readonly HostileCase[] = [
  certificateCase('ssh-certificate-other-principal', 'critical', {
    request: () => ({ principals: ['other.example'] }),
  }),
  certificateCase('ssh-certificate-expired', 'high', {
    request: (material) => ({ validBefore: seconds(material.days(-0.5)) }),
  }),
  certificateCase('ssh-certificate-not-yet-valid', 'high', {
    request: (material) => ({ validAfter: seconds(material.days(2)) }),
  }),
  certificateCase('ssh-certificate-unknown-authority', 'critical', { authority: 'impostor authority' }),
  certificateCase('ssh-certificate-of-user', 'critical', { request: () => ({ role: 'user' }) }),
  certificateCase('ssh-certificate-critical-option', 'high', {
    request: () => ({ criticalOptions: { 'option@gauntlet.example': 'unknown' } }),
  }),
  certificateCase('ssh-certificate-revoked-authority', 'critical', {
    entries: (material) => [{ names: ['*'], key: material.hostKey('ssh-ed25519', 'authority').key, marker: 'revoked' }],
  }),
];
