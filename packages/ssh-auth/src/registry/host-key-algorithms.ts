import { SIGNATURE_ALGORITHMS, type SignatureAlgorithmName } from '../keys/signature-algorithms.js';
import type { RegisteredAlgorithm } from './standing.js';

/** Signature algorithms a host key may be used with, certificates included (RFC 4253 §6.6, RFC 8332, PROTOCOL.certkeys). */
export type HostKeyAlgorithmName =
  | 'ssh-ed25519-cert-v01@openssh.com'
  | 'ecdsa-sha2-nistp256-cert-v01@openssh.com'
  | 'ecdsa-sha2-nistp384-cert-v01@openssh.com'
  | 'ecdsa-sha2-nistp521-cert-v01@openssh.com'
  | 'rsa-sha2-512-cert-v01@openssh.com'
  | 'rsa-sha2-256-cert-v01@openssh.com'
  | 'ssh-rsa-cert-v01@openssh.com'
  | 'ssh-ed25519'
  | 'ssh-ed448'
  | 'ecdsa-sha2-nistp256'
  | 'ecdsa-sha2-nistp384'
  | 'ecdsa-sha2-nistp521'
  | 'rsa-sha2-512'
  | 'rsa-sha2-256'
  | 'ssh-rsa'
  | 'ssh-dss';

/** A host key algorithm. */
export interface HostKeyAlgorithmEntry extends RegisteredAlgorithm<HostKeyAlgorithmName> {
  /** What the exchange hash is signed with. */
  readonly signatureAlgorithm: SignatureAlgorithmName;
  /** The type in front of the blob `K_S`: the key's, or the certificate's. */
  readonly blobType: string;
  readonly certificate: boolean;
}

const CERTIFICATE = '-cert-v01@openssh.com';

const standings: Readonly<Record<HostKeyAlgorithmName, HostKeyAlgorithmEntry['standing']>> = {
  'ssh-ed25519-cert-v01@openssh.com': 'default',
  'ecdsa-sha2-nistp256-cert-v01@openssh.com': 'default',
  'ecdsa-sha2-nistp384-cert-v01@openssh.com': 'default',
  'ecdsa-sha2-nistp521-cert-v01@openssh.com': 'default',
  'rsa-sha2-512-cert-v01@openssh.com': 'default',
  'rsa-sha2-256-cert-v01@openssh.com': 'default',
  'ssh-ed25519': 'default',
  'ecdsa-sha2-nistp256': 'default',
  'ecdsa-sha2-nistp384': 'default',
  'ecdsa-sha2-nistp521': 'default',
  'rsa-sha2-512': 'default',
  'rsa-sha2-256': 'default',
  'ssh-ed448': 'supported',
  'ssh-rsa-cert-v01@openssh.com': 'insecure',
  'ssh-rsa': 'insecure',
  'ssh-dss': 'insecure',
};

function entryOf(name: HostKeyAlgorithmName): HostKeyAlgorithmEntry {
  const certificate = name.endsWith(CERTIFICATE);
  const signatureAlgorithm = (certificate ? name.slice(0, -CERTIFICATE.length) : name) as SignatureAlgorithmName;
  const { keyType } = SIGNATURE_ALGORITHMS[signatureAlgorithm];
  const rule = certificate
    ? 'PROTOCOL.certkeys'
    : name.startsWith('rsa-sha2')
      ? 'RFC 8332'
      : name.startsWith('ecdsa')
        ? 'RFC 5656 §3'
        : name.startsWith('ssh-ed')
          ? 'RFC 8709'
          : 'RFC 4253 §6.6';
  return {
    name,
    standing: standings[name],
    rule,
    signatureAlgorithm,
    blobType: certificate ? keyType + CERTIFICATE : keyType,
    certificate,
  };
}

/** Every host key algorithm, by its name, best first. */
export const HOST_KEY_ALGORITHMS: Readonly<Record<HostKeyAlgorithmName, HostKeyAlgorithmEntry>> = Object.fromEntries(
  Object.keys(standings).map((name) => [name, entryOf(name as HostKeyAlgorithmName)]),
) as Record<HostKeyAlgorithmName, HostKeyAlgorithmEntry>;

/** Whether a name is that of a host key algorithm. */
export function isHostKeyAlgorithmName(name: string): name is HostKeyAlgorithmName {
  return Object.hasOwn(HOST_KEY_ALGORITHMS, name);
}
