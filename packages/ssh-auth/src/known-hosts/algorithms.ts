import { certificateTypeOf } from '../certificates/certificate-types.js';
import {
  isSignatureAlgorithmName,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithmName,
} from '../keys/signature-algorithms.js';
import type { KnownHostsEntry } from './line.js';

/** Host key algorithms without certificates, for programs that do not know them, such as npm ssh2. */
export const PLAIN_HOST_KEY_ALGORITHMS: readonly SignatureAlgorithmName[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

/** What a client offers as `server_host_key_algorithms` when it knows nothing about the host (RFC 4253 §7.1). */
export const DEFAULT_HOST_KEY_ALGORITHMS: readonly string[] = [
  ...PLAIN_HOST_KEY_ALGORITHMS.map(certificateTypeOf),
  ...PLAIN_HOST_KEY_ALGORITHMS,
];

/** A host key algorithm: a signature algorithm, with or without a certificate around the key. */
export function hostKeyAlgorithm(
  name: string,
): { readonly signature: SignatureAlgorithmName; readonly certificate: boolean } | undefined {
  if (isSignatureAlgorithmName(name)) return { signature: name, certificate: false };
  const signature = (Object.keys(SIGNATURE_ALGORITHMS) as SignatureAlgorithmName[]).find(
    (algorithm) => certificateTypeOf(algorithm) === name,
  );
  return signature === undefined ? undefined : { signature, certificate: true };
}

/**
 * Puts the algorithms first for which a key of the host is recorded, or an authority, so that the server shows that
 * key and not another, which would look changed.
 *
 * When the most preferred type is among the recorded ones the list stays as it is, so that it tells an eavesdropper
 * nothing (CVE-2020-14145). Algorithms that are not known here stay where they are among the rest.
 *
 * @param recorded the entries about the host.
 * @param preference {@link DEFAULT_HOST_KEY_ALGORITHMS} unless given.
 */
export function hostKeyAlgorithms(
  recorded: readonly KnownHostsEntry[],
  preference: readonly string[] = DEFAULT_HOST_KEY_ALGORITHMS,
): string[] {
  const hasKeyFor = (name: string): boolean => {
    const algorithm = hostKeyAlgorithm(name);
    if (algorithm === undefined) return false;
    const { keyType } = SIGNATURE_ALGORITHMS[algorithm.signature];
    return recorded.some(({ marker, key }) => marker === undefined && key.type === keyType);
  };
  const [best] = preference;
  if (best === undefined || hasKeyFor(best)) return [...preference];
  const hasAuthority = recorded.some(({ marker }) => marker === 'cert-authority');
  const isFirst = (name: string) => hasKeyFor(name) || (hasAuthority && hostKeyAlgorithm(name)?.certificate === true);
  return [...preference.filter(isFirst), ...preference.filter((name) => !isFirst(name))];
}
