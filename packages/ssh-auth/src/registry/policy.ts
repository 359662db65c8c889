import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { CIPHERS, type CipherEntry, type SshCipherName } from './ciphers.js';
import { COMPRESSION_METHODS, type CompressionName } from './compression-methods.js';
import { HOST_KEY_ALGORITHMS, type HostKeyAlgorithmName } from './host-key-algorithms.js';
import {
  KEY_EXCHANGE_METHODS,
  type KeyExchangeMethodEntry,
  type KeyExchangeMethodName,
} from './key-exchange-methods.js';
import { MACS, type MacName } from './macs.js';
import { namesOf, type Standing } from './standing.js';

/** Which algorithms may be used, the most wanted first. The same in both directions. */
export interface Algorithms {
  readonly keyExchange: readonly KeyExchangeMethodName[];
  readonly hostKey: readonly HostKeyAlgorithmName[];
  readonly cipher: readonly SshCipherName[];
  readonly mac: readonly MacName[];
  readonly compression: readonly CompressionName[];
}

/** `modern`: the default. `compatible`: adds sound algorithms that older peers need. */
export type PolicyName = 'modern' | 'compatible';

/** Which standings a policy includes. `lab` adds the broken ones; only `./lab` gives it out. */
const POLICIES: Readonly<Record<PolicyName | 'lab', readonly Standing[]>> = {
  modern: ['default'],
  compatible: ['default', 'supported'],
  lab: ['default', 'supported', 'insecure'],
};

/**
 * The algorithms of a policy that a crypto provider can do.
 *
 * The ciphers' order depends on the provider: AES in plain JavaScript leaks through its tables and is slow, so that
 * ChaCha20 comes first there; with native AES, GCM does.
 */
export function algorithmsOf(policy: PolicyName | 'lab', crypto: CryptoProvider): Algorithms {
  const standings = POLICIES[policy];
  const ciphers = namesOf(CIPHERS, standings).filter((name) => hasCipher(CIPHERS[name], crypto));
  return {
    keyExchange: namesOf(KEY_EXCHANGE_METHODS, standings).filter((name) =>
      hasKeyExchange(KEY_EXCHANGE_METHODS[name], crypto),
    ),
    hostKey: namesOf(HOST_KEY_ALGORITHMS, standings),
    cipher: crypto.name === 'noble' ? ciphers : gcmFirst(ciphers),
    mac: namesOf(MACS, standings),
    compression: namesOf(COMPRESSION_METHODS, standings),
  };
}

function hasCipher({ construction }: CipherEntry, crypto: CryptoProvider): boolean {
  switch (construction.kind) {
    case 'aead':
      return crypto.supports(construction.aead);
    case 'cipher':
      return crypto.supports(construction.cipher);
    case 'openssh-aead':
      return crypto.supports('chacha20-poly1305@openssh.com');
    case 'none':
      return true;
  }
}

function hasKeyExchange({ scheme }: KeyExchangeMethodEntry, crypto: CryptoProvider): boolean {
  switch (scheme.kind) {
    case 'hybrid':
      return crypto.supports(scheme.kem);
    case 'dh-gex':
      return crypto.supports('modp2048');
    default:
      return crypto.supports(scheme.group);
  }
}

function gcmFirst(names: readonly SshCipherName[]): SshCipherName[] {
  const isGcm = (name: SshCipherName): boolean => CIPHERS[name].construction.kind === 'aead';
  return [...names.filter(isGcm), ...names.filter((name) => !isGcm(name))];
}
