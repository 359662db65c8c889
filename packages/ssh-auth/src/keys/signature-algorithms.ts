import type { SignatureAlgorithm } from '@cutaway/primitives/crypto';
import type { PublicKeyType } from './public-key-formats.js';

/** The names of signature algorithms: RFC 4253 §6.6, RFC 5656 §3.1.2, RFC 8332 §3, RFC 8709 §6, OpenSSH PROTOCOL.u2f. */
export type SignatureAlgorithmName =
  | 'ssh-ed25519'
  | 'ssh-ed448'
  | 'ecdsa-sha2-nistp256'
  | 'ecdsa-sha2-nistp384'
  | 'ecdsa-sha2-nistp521'
  | 'rsa-sha2-256'
  | 'rsa-sha2-512'
  | 'ssh-rsa'
  | 'ssh-dss'
  | 'sk-ssh-ed25519@openssh.com'
  | 'sk-ecdsa-sha2-nistp256@openssh.com'
  | 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com';

/** A signature that a browser had made by the authenticator, under a name of its own (PROTOCOL.u2f). */
export const WEBAUTHN = 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com';

/** Which key an algorithm takes and what a `CryptoProvider` calls it. */
export interface SshSignatureAlgorithm {
  readonly name: SignatureAlgorithmName;
  readonly keyType: PublicKeyType;
  readonly signature: SignatureAlgorithm;
}

const ecdsa = (hash: 'SHA-256' | 'SHA-384' | 'SHA-512'): SignatureAlgorithm => ({ name: 'ECDSA', hash, format: 'raw' });

const algorithm = (
  name: SignatureAlgorithmName & PublicKeyType,
  signature: SignatureAlgorithm,
): SshSignatureAlgorithm => ({ name, keyType: name, signature });

const rsa = (
  name: 'rsa-sha2-256' | 'rsa-sha2-512' | 'ssh-rsa',
  hash: 'SHA-256' | 'SHA-512' | 'SHA-1',
): SshSignatureAlgorithm => ({ name, keyType: 'ssh-rsa', signature: { name: 'RSASSA-PKCS1-v1_5', hash } });

/** Every signature algorithm, by its name. */
export const SIGNATURE_ALGORITHMS: Readonly<Record<SignatureAlgorithmName, SshSignatureAlgorithm>> = {
  'ssh-ed25519': algorithm('ssh-ed25519', { name: 'Ed25519' }),
  'ssh-ed448': algorithm('ssh-ed448', { name: 'Ed448' }),
  'ecdsa-sha2-nistp256': algorithm('ecdsa-sha2-nistp256', ecdsa('SHA-256')),
  'ecdsa-sha2-nistp384': algorithm('ecdsa-sha2-nistp384', ecdsa('SHA-384')),
  'ecdsa-sha2-nistp521': algorithm('ecdsa-sha2-nistp521', ecdsa('SHA-512')),
  'rsa-sha2-512': rsa('rsa-sha2-512', 'SHA-512'),
  'rsa-sha2-256': rsa('rsa-sha2-256', 'SHA-256'),
  'ssh-rsa': rsa('ssh-rsa', 'SHA-1'),
  'ssh-dss': algorithm('ssh-dss', { name: 'DSA', hash: 'SHA-1', format: 'raw' }),
  'sk-ssh-ed25519@openssh.com': algorithm('sk-ssh-ed25519@openssh.com', { name: 'Ed25519' }),
  'sk-ecdsa-sha2-nistp256@openssh.com': algorithm('sk-ecdsa-sha2-nistp256@openssh.com', ecdsa('SHA-256')),
  [WEBAUTHN]: { name: WEBAUTHN, keyType: 'sk-ecdsa-sha2-nistp256@openssh.com', signature: ecdsa('SHA-256') },
};

/** What a signature is accepted with unless the caller says otherwise: all but those that use SHA-1. */
export const DEFAULT_SIGNATURE_ALGORITHMS: readonly SignatureAlgorithmName[] = [
  'ssh-ed25519',
  'ssh-ed448',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
  WEBAUTHN,
];

/** The algorithms a key can sign with, the best first. */
export function signatureAlgorithmsOf(keyType: PublicKeyType): readonly SignatureAlgorithmName[] {
  return keyType === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'] : [keyType];
}

/** Whether a name is that of a signature algorithm. */
export function isSignatureAlgorithmName(name: string): name is SignatureAlgorithmName {
  return Object.hasOwn(SIGNATURE_ALGORITHMS, name);
}
