import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { parseKeyOrCertificate, type SshCertificate } from '../certificates/certificate.js';
import { KNOWN_CRITICAL_OPTIONS } from '../certificates/options.js';
import { type CertificateProblem, certificateProblems } from '../certificates/validate.js';
import { type SshPublicKey, samePublicKey } from '../keys/public-key.js';
import { matchHostAndAddress, matchNetworks, type RemoteHost } from '../pattern/address.js';
import type { RevocationList, RevocationReason } from '../revocation/index.js';
import type { AuthorizedKey, AuthorizedKeysFile } from './authorized-keys-file.js';
import { certificatePermissions, commonPermissions } from './certificate-permissions.js';
import type { KeyOptions, SessionPermissions } from './key-options.js';

/** A key that wants to log in. */
export interface AuthorizationRequest {
  readonly user: string;
  /** Public key or certificate, as it stands in the authentication request (RFC 4252 §7). */
  readonly key: Uint8Array;
  readonly remote: RemoteHost;
  /** Seconds since 1970; the system's clock unless given. */
  readonly now?: number;
  /** Keys that are refused whatever the files say (sshd_config(5), RevokedKeys). */
  readonly revoked?: RevocationList;
  /** Take a certificate that names nobody for everybody's, as OpenSSH 9 does. False unless given. */
  readonly emptyPrincipalsMeanAnyone?: boolean;
  /** The algorithms with which an authority may have signed; those without SHA-1 unless given. */
  readonly caSignatureAlgorithms?: readonly string[];
  readonly crypto?: CryptoProvider;
}

/**
 * What a line says about a request.
 *
 * - `allowed`: it lets the key in.
 * - `broken`: it cannot be read.
 * - `key`: it has another key.
 * - `bad-option`: it has the key, and an option that cannot be used.
 * - `authority-only`: it has the key as an authority's, whose certificates alone may log in.
 * - `not-an-authority`: it has the certificate's authority, and does not say `cert-authority`.
 * - `expired`: its `expiry-time` is over.
 * - `principals-without-authority`: it has `principals` and does not say `cert-authority`.
 * - `from`, `from-invalid`: the connection comes from elsewhere; or its `from` cannot be used.
 * - `source-address`, `source-address-invalid`: the same, by the certificate.
 * - `certificate-option`: an option in the certificate cannot be used.
 * - `principals`: the certificate has none of the names in its `principals`.
 * - `certificate`: the certificate is not good (`problems`).
 * - `commands`: line and certificate force different commands.
 */
export type AuthorizationOutcome =
  | 'allowed'
  | 'broken'
  | 'key'
  | 'bad-option'
  | 'authority-only'
  | 'not-an-authority'
  | 'expired'
  | 'principals-without-authority'
  | 'from'
  | 'from-invalid'
  | 'source-address'
  | 'source-address-invalid'
  | 'certificate-option'
  | 'principals'
  | 'certificate'
  | 'commands';

/** A line and what it says. */
export interface AuthorizationStep {
  readonly file: string;
  readonly line: number;
  readonly outcome: AuthorizationOutcome;
  /** The option an outcome is about. */
  readonly option?: string;
  readonly problems?: readonly CertificateProblem[];
}

/** Whether a key may log in, and why. */
export type Authorization =
  | {
      readonly allowed: true;
      readonly permissions: SessionPermissions;
      readonly entry: AuthorizedKey;
      readonly steps: readonly AuthorizationStep[];
      readonly key: SshPublicKey;
      readonly certificate?: SshCertificate;
    }
  | {
      readonly allowed: false;
      /** The key is revoked; the files were not asked. */
      readonly revoked?: RevocationReason;
      readonly steps: readonly AuthorizationStep[];
      readonly key: SshPublicKey;
      readonly certificate?: SshCertificate;
    };

interface Subject extends AuthorizationRequest {
  readonly publicKey: SshPublicKey;
  readonly certificate: SshCertificate | undefined;
}

type LineResult =
  | { readonly outcome: 'allowed'; readonly permissions: SessionPermissions }
  | (Omit<AuthorizationStep, 'file' | 'line' | 'outcome'> & {
      readonly outcome: Exclude<AuthorizationOutcome, 'allowed'>;
    });

/**
 * Whether a key may log in by `authorized_keys` files, what the session may then do, and what each line says about
 * it. The first line that allows it decides.
 *
 * That the client holds the private key, and what a FIDO key's signature must say, is for whoever checks the
 * signature: see `permissions.touchRequired` and `verifyRequired`.
 *
 * @throws {SshError} when the key cannot be read, as `parseKeyOrCertificate` says: refuse it then.
 */
export function authorizeKey(files: readonly AuthorizedKeysFile[], request: AuthorizationRequest): Authorization {
  const { key, certificate } = parseKeyOrCertificate(request.key);
  const presented = { key, ...(certificate === undefined ? {} : { certificate }) };
  const revoked = request.revoked?.revocationOf(presented, request.crypto ?? noble);
  if (revoked !== undefined) return { allowed: false, revoked, steps: [], ...presented };
  const steps: AuthorizationStep[] = [];
  for (const entry of files.flatMap(({ lines }) => lines)) {
    const { file, line } = entry;
    const result: LineResult =
      entry.kind === 'broken'
        ? { outcome: 'broken', option: entry.problem }
        : judge(entry, { ...request, publicKey: key, certificate });
    if (result.outcome === 'allowed') {
      steps.push({ file, line, outcome: 'allowed' });
      return { allowed: true, permissions: result.permissions, entry: entry as AuthorizedKey, steps, ...presented };
    }
    steps.push({ file, line, ...result });
  }
  return { allowed: false, steps, ...presented };
}

function judge({ key, options }: AuthorizedKey, subject: Subject): LineResult {
  const { publicKey, certificate } = subject;
  if (!samePublicKey(key, certificate === undefined ? publicKey : certificate.signatureKey)) return { outcome: 'key' };
  if ('badOption' in options) return { outcome: 'bad-option', option: options.badOption };
  if (certificate === undefined && options.certAuthority) return { outcome: 'authority-only' };
  if (certificate !== undefined && !options.certAuthority) return { outcome: 'not-an-authority' };
  const refusal = refusalByLine(options, subject);
  if (refusal !== undefined) return refusal;
  if (certificate === undefined) return { outcome: 'allowed', permissions: options.permissions };
  return judgeCertificate(certificate, options, subject);
}

function refusalByLine(options: KeyOptions, subject: Subject): LineResult | undefined {
  const { expiryTime, principals, from, certAuthority } = options;
  if (expiryTime !== undefined && expiryTime < nowOf(subject)) return { outcome: 'expired' };
  if (principals !== undefined && !certAuthority) return { outcome: 'principals-without-authority' };
  if (from === undefined) return undefined;
  const match = matchHostAndAddress(subject.remote, from);
  if (match === 'matched') return undefined;
  return { outcome: match === 'invalid' ? 'from-invalid' : 'from', option: from };
}

function judgeCertificate(certificate: SshCertificate, options: KeyOptions, subject: Subject): LineResult {
  const problems = certificateProblems(certificate, {
    role: 'user',
    now: nowOf(subject),
    criticalOptions: KNOWN_CRITICAL_OPTIONS,
    requirePrincipals: subject.emptyPrincipalsMeanAnyone !== true,
    crypto: subject.crypto ?? noble,
    ...(options.principals === undefined ? { principal: subject.user } : {}),
    ...(subject.caSignatureAlgorithms === undefined ? {} : { signatureAlgorithms: subject.caSignatureAlgorithms }),
  });
  if (problems.length > 0) return { outcome: 'certificate', problems };
  const own = certificatePermissions(certificate);
  if ('badOption' in own) return { outcome: 'certificate-option', option: own.badOption };
  if (own.sourceAddress !== undefined) {
    const match = matchNetworks(subject.remote.address, own.sourceAddress);
    if (match !== 'matched') {
      const outcome = match === 'invalid' ? 'source-address-invalid' : 'source-address';
      return { outcome, option: own.sourceAddress };
    }
  }
  const permissions = commonPermissions(options.permissions, own.permissions);
  if (permissions === undefined) return { outcome: 'commands' };
  const { principals } = options;
  if (principals !== undefined && !certificate.principals.some((name) => principals.includes(name))) {
    return { outcome: 'principals', option: principals.join(',') };
  }
  return { outcome: 'allowed', permissions };
}

const nowOf = ({ now }: AuthorizationRequest): number => now ?? Math.floor(Date.now() / 1000);
