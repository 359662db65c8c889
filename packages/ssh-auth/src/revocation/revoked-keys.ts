import { fromUtf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { SshCertificate } from '../certificates/certificate.js';
import { SshError } from '../errors/index.js';
import { type SshPublicKey, samePublicKey } from '../keys/public-key.js';
import { parsePublicKeyLine } from '../keys/public-key-line.js';
import { Krl, type RevocationReason } from './krl.js';
import { isKrl } from './krl-format.js';

/** Tells whether keys are revoked: a {@link Krl}, or a list of keys. */
export interface RevocationList {
  revocationOf(
    subject: { readonly key: SshPublicKey; readonly certificate?: SshCertificate },
    crypto?: CryptoProvider,
  ): RevocationReason | undefined;
}

/**
 * Reads a file of revoked keys, as RevokedKeys of sshd_config(5) names it: a KRL, or public keys, one a line.
 *
 * @throws {SshError} `ssh/malformed-krl`, or what is wrong with a line's key. Take everything for revoked then.
 */
export function parseRevokedKeys(bytes: Uint8Array): RevocationList {
  if (isKrl(bytes)) return new Krl(bytes);
  const keys = textOf(bytes)
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line))
    .map((line) => parsePublicKeyLine(line).key);
  const isListed = (wanted: SshPublicKey) => keys.some((key) => samePublicKey(key, wanted));
  return {
    revocationOf: ({ key, certificate }) => {
      if (isListed(key)) return 'key';
      return certificate !== undefined && isListed(certificate.signatureKey) ? 'authority' : undefined;
    },
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch (cause) {
    throw new SshError('ssh/malformed-krl', { context: { reason: 'KRL_MAGIC' }, cause });
  }
}
