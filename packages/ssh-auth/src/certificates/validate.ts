import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { SshError } from '../errors/index.js';
import { verifySignature } from '../keys/signature.js';
import { DEFAULT_SIGNATURE_ALGORITHMS } from '../keys/signature-algorithms.js';
import type { CertificateRole, SshCertificate } from './certificate.js';

/**
 * What can be wrong with a certificate that was read.
 *
 * - `signature`: it is not signed by the key it names.
 * - `signature-algorithm`: it is signed with an algorithm that is not allowed, as SHA-1 is not.
 * - `role`: a user certificate where a host's is needed, or the reverse.
 * - `not-yet-valid`, `expired`: the time is outside its interval.
 * - `no-principals`: it names nobody, where names are required.
 * - `principal`: it names others.
 * - `critical-option`: it has a critical option that is not known here.
 */
export type CertificateProblem =
  | 'signature'
  | 'signature-algorithm'
  | 'role'
  | 'not-yet-valid'
  | 'expired'
  | 'no-principals'
  | 'principal'
  | 'critical-option';

/** What a certificate is checked for. */
export interface CertificatePurpose {
  readonly role: CertificateRole;
  /** The name it must be good for: a host name, a user name or several of which one is enough. */
  readonly principal?: string | readonly string[];
  /** Refuse a certificate that names nobody; without, it is good for anybody. */
  readonly requirePrincipals?: boolean;
  /** Seconds since 1970. */
  readonly now: number | bigint;
  /** The critical options that whoever asks will respect. None unless given. */
  readonly criticalOptions?: readonly string[];
  /** The algorithms an authority may sign with; those without SHA-1 unless given. */
  readonly signatureAlgorithms?: readonly string[];
  readonly crypto?: CryptoProvider;
}

/**
 * Everything that is wrong with a certificate for a purpose, the gravest first; empty when it is good.
 *
 * Whether the authority that signed it is trusted is not asked here.
 */
export function certificateProblems(certificate: SshCertificate, purpose: CertificatePurpose): CertificateProblem[] {
  const problems: CertificateProblem[] = [];
  const signature = signatureProblem(certificate, purpose);
  if (signature !== undefined) problems.push(signature);
  if (certificate.role !== purpose.role) problems.push('role');
  const now = BigInt(purpose.now);
  if (now < certificate.validAfter) problems.push('not-yet-valid');
  if (now >= certificate.validBefore) problems.push('expired');
  if (certificate.principals.length === 0) {
    if (purpose.requirePrincipals === true) problems.push('no-principals');
  } else if (purpose.principal !== undefined && !namesOne(certificate.principals, purpose)) {
    problems.push('principal');
  }
  if (certificate.criticalOptions.some(({ name }) => !(purpose.criticalOptions ?? []).includes(name))) {
    problems.push('critical-option');
  }
  return problems;
}

function namesOne(principals: readonly string[], { principal = [] }: CertificatePurpose): boolean {
  return [principal].flat().some((wanted) => principals.includes(wanted));
}

function signatureProblem(
  { signatureKey, signedBytes, signature }: SshCertificate,
  { signatureAlgorithms = DEFAULT_SIGNATURE_ALGORITHMS, crypto }: CertificatePurpose,
): 'signature' | 'signature-algorithm' | undefined {
  try {
    const check = verifySignature(signatureKey, signedBytes, signature, {
      algorithms: signatureAlgorithms,
      ...(crypto === undefined ? {} : { crypto }),
    });
    return check.valid ? undefined : 'signature';
  } catch (error) {
    if (error instanceof SshError)
      return error.code === 'ssh/signature-algorithm' ? 'signature-algorithm' : 'signature';
    throw error;
  }
}
