import type { FiniteFieldGroupName, HashName, KemName, KeyAgreementName } from '@cutaway/primitives/crypto';
import type { RegisteredAlgorithm } from './standing.js';

/** Key exchange methods: RFC 4253 §8, RFC 4419, RFC 5656, RFC 8268, RFC 8731, draft-ietf-sshm-mlkem-hybrid-kex. */
export type KeyExchangeMethodName =
  | 'mlkem768x25519-sha256'
  | 'sntrup761x25519-sha512'
  | 'sntrup761x25519-sha512@openssh.com'
  | 'curve25519-sha256'
  | 'curve25519-sha256@libssh.org'
  | 'ecdh-sha2-nistp256'
  | 'ecdh-sha2-nistp384'
  | 'ecdh-sha2-nistp521'
  | 'curve448-sha512'
  | 'diffie-hellman-group-exchange-sha256'
  | 'diffie-hellman-group16-sha512'
  | 'diffie-hellman-group18-sha512'
  | 'diffie-hellman-group14-sha256'
  | 'diffie-hellman-group15-sha512'
  | 'diffie-hellman-group17-sha512'
  | 'diffie-hellman-group14-sha1'
  | 'diffie-hellman-group-exchange-sha1'
  | 'diffie-hellman-group1-sha1';

/** How the two sides arrive at a shared secret. */
export type KeyExchangeScheme =
  | { readonly kind: 'ecdh'; readonly group: KeyAgreementName }
  | { readonly kind: 'dh'; readonly group: FiniteFieldGroupName }
  | { readonly kind: 'dh-gex' }
  | { readonly kind: 'hybrid'; readonly kem: KemName };

/** A key exchange method. */
export interface KeyExchangeMethodEntry extends RegisteredAlgorithm<KeyExchangeMethodName> {
  /** The hash of the exchange hash and of key derivation. */
  readonly hash: HashName;
  readonly scheme: KeyExchangeScheme;
}

type Entry = Omit<KeyExchangeMethodEntry, 'name'>;

const hybrid = (kem: KemName, hash: HashName, rule: string): Entry => ({
  hash,
  scheme: { kind: 'hybrid', kem },
  standing: 'default',
  rule,
});

const ecdh = (
  group: KeyAgreementName,
  hash: HashName,
  rule: string,
  standing: Entry['standing'] = 'default',
): Entry => ({
  hash,
  scheme: { kind: 'ecdh', group },
  standing,
  rule,
});

const dh = (group: FiniteFieldGroupName, hash: HashName, standing: Entry['standing']): Entry => ({
  hash,
  scheme: { kind: 'dh', group },
  standing,
  rule: hash === 'SHA-1' ? 'RFC 4253 §8' : 'RFC 8268 §3',
});

const gex = (hash: HashName, standing: Entry['standing']): Entry => ({
  hash,
  scheme: { kind: 'dh-gex' },
  standing,
  rule: 'RFC 4419',
});

/** Best first. A method is used only where the crypto provider has it. */
const entries: Readonly<Record<KeyExchangeMethodName, Entry>> = {
  'mlkem768x25519-sha256': hybrid('mlkem768x25519-sha256', 'SHA-256', 'draft-ietf-sshm-mlkem-hybrid-kex'),
  'sntrup761x25519-sha512': hybrid('sntrup761x25519-sha512', 'SHA-512', 'draft-ietf-sshm-ntruprime-ssh'),
  'sntrup761x25519-sha512@openssh.com': hybrid('sntrup761x25519-sha512', 'SHA-512', 'draft-ietf-sshm-ntruprime-ssh'),
  'curve25519-sha256': ecdh('X25519', 'SHA-256', 'RFC 8731'),
  'curve25519-sha256@libssh.org': ecdh('X25519', 'SHA-256', 'RFC 8731'),
  'ecdh-sha2-nistp256': ecdh('secp256r1', 'SHA-256', 'RFC 5656 §4'),
  'ecdh-sha2-nistp384': ecdh('secp384r1', 'SHA-384', 'RFC 5656 §4'),
  'ecdh-sha2-nistp521': ecdh('secp521r1', 'SHA-512', 'RFC 5656 §4'),
  'curve448-sha512': ecdh('X448', 'SHA-512', 'RFC 8731', 'supported'),
  'diffie-hellman-group-exchange-sha256': gex('SHA-256', 'default'),
  'diffie-hellman-group16-sha512': dh('modp4096', 'SHA-512', 'default'),
  'diffie-hellman-group18-sha512': dh('modp8192', 'SHA-512', 'default'),
  'diffie-hellman-group14-sha256': dh('modp2048', 'SHA-256', 'default'),
  'diffie-hellman-group15-sha512': dh('modp3072', 'SHA-512', 'supported'),
  'diffie-hellman-group17-sha512': dh('modp6144', 'SHA-512', 'supported'),
  'diffie-hellman-group14-sha1': dh('modp2048', 'SHA-1', 'insecure'),
  'diffie-hellman-group-exchange-sha1': gex('SHA-1', 'insecure'),
  'diffie-hellman-group1-sha1': dh('modp1024', 'SHA-1', 'insecure'),
};

/** Every key exchange method, by its name, best first. */
export const KEY_EXCHANGE_METHODS: Readonly<Record<KeyExchangeMethodName, KeyExchangeMethodEntry>> = Object.fromEntries(
  Object.entries(entries).map(([name, entry]) => [name, { name, ...entry }]),
) as Record<KeyExchangeMethodName, KeyExchangeMethodEntry>;

/** Whether a name is that of a key exchange method. */
export function isKeyExchangeMethodName(name: string): name is KeyExchangeMethodName {
  return Object.hasOwn(KEY_EXCHANGE_METHODS, name);
}

/** What else may stand in `kex_algorithms`: announcements, never chosen (RFC 8308 §2.1; OpenSSH PROTOCOL, strict kex). */
export const KEX_ANNOUNCEMENTS = {
  client: { extInfo: 'ext-info-c', strict: 'kex-strict-c-v00@openssh.com' },
  server: { extInfo: 'ext-info-s', strict: 'kex-strict-s-v00@openssh.com' },
} as const;
