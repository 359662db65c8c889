import type { SshCertificate } from '../certificates/certificate.js';
import type { CertificateProblem } from '../certificates/validate.js';
import type { SshPublicKey } from '../keys/public-key.js';
import type { KnownHostsEntry } from './line.js';

/** What every verdict says. */
export interface VerdictBase {
  /** The name that was looked up: in lower case, with the port when it is not 22, or the alias. */
  readonly name: string;
  /** The key the server has; of a certificate, the certified key. */
  readonly key: SshPublicKey;
  /** `SHA256:…` of that key. */
  readonly fingerprint: string;
  /** The certificate, when the server sent one. */
  readonly certificate?: SshCertificate;
}

/**
 * What is known about a host key.
 *
 * - `known`: the key is recorded for the host.
 * - `unknown`: no key is recorded for the host.
 * - `changed`: other keys are recorded for the host, and not this one.
 * - `revoked`: the key, or its certificate's authority, is revoked for the host.
 * - `ca-known`: the certificate is good and its authority is recorded for the host.
 * - `ca-unknown`: the certificate's authority is not recorded for the host, nor is the key.
 * - `ca-invalid`: the authority is recorded for the host and the certificate is not good; the key is not recorded.
 *
 * A certificate that does not help is set aside, as OpenSSH does, and its key looked up: the verdict is then `known`
 * or `changed` when keys are recorded for the host.
 */
export type HostKeyVerdict =
  | KnownVerdict
  | UnknownVerdict
  | ChangedVerdict
  | RevokedVerdict
  | CertificateKnownVerdict
  | CertificateUnknownVerdict
  | CertificateInvalidVerdict;

/** The key is recorded for the host. */
export interface KnownVerdict extends VerdictBase {
  readonly verdict: 'known';
  readonly entry: KnownHostsEntry;
  /** The key is recorded for the host's name alone, and the port is another than 22. OpenSSH takes that. */
  readonly withoutPort: boolean;
}

/** Nothing is recorded for the host. */
export interface UnknownVerdict extends VerdictBase {
  readonly verdict: 'unknown';
  /** Where the key is recorded for other hosts. */
  readonly elsewhere: readonly KnownHostsEntry[];
}

/** Other keys are recorded for the host: it changed its key, or somebody stands in its place. */
export interface ChangedVerdict extends VerdictBase {
  readonly verdict: 'changed';
  /** All keys recorded for the host, those of the same type first. */
  readonly entries: readonly [KnownHostsEntry, ...KnownHostsEntry[]];
  /** Whether a key of the same type is recorded. Without, the server may have a new kind of key, or be another. */
  readonly sameType: boolean;
}

/** The key is marked `@revoked` for the host. */
export interface RevokedVerdict extends VerdictBase {
  readonly verdict: 'revoked';
  readonly entry: KnownHostsEntry;
  /** Whether it is the certificate's authority that is revoked. */
  readonly authority: boolean;
}

/** The key is in a certificate for the host, by an authority that a `@cert-authority` line trusts for it. */
export interface CertificateKnownVerdict extends VerdictBase {
  readonly verdict: 'ca-known';
  readonly certificate: SshCertificate;
  /** The line that records the authority. */
  readonly entry: KnownHostsEntry;
}

/** The key is in a certificate by an authority that no line trusts for the host. */
export interface CertificateUnknownVerdict extends VerdictBase {
  readonly verdict: 'ca-unknown';
  readonly certificate: SshCertificate;
  readonly elsewhere: readonly KnownHostsEntry[];
}

/** The key is in a certificate by a trusted authority that breaks a rule: expired, for other hosts, of the wrong type. */
export interface CertificateInvalidVerdict extends VerdictBase {
  readonly verdict: 'ca-invalid';
  readonly certificate: SshCertificate;
  readonly entry: KnownHostsEntry;
  /** What is wrong, the gravest first. */
  readonly problems: readonly [CertificateProblem, ...CertificateProblem[]];
  readonly elsewhere: readonly KnownHostsEntry[];
}

/** Whether a verdict says that this is the host's key. Nothing but `known` and `ca-known` does. */
export function isTrusted(verdict: HostKeyVerdict): boolean {
  return verdict.verdict === 'known' || verdict.verdict === 'ca-known';
}

/** Verdicts about which a user may be asked. */
export type UndecidedVerdict = Extract<HostKeyVerdict, { verdict: 'unknown' | 'ca-unknown' | 'ca-invalid' }>;

/** Whether a user may be asked about a verdict, which is so when no key is recorded for the host. */
export function isUndecided(verdict: HostKeyVerdict): verdict is UndecidedVerdict {
  return verdict.verdict === 'unknown' || verdict.verdict === 'ca-unknown' || verdict.verdict === 'ca-invalid';
}
