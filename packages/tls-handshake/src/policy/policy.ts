import { TlsError } from '../errors/tls-error.js';
import { CipherSuite, type CipherSuiteName } from '../registry/cipher-suite-names.js';
import { NamedGroup, type NamedGroupName, namedGroup } from '../registry/named-groups.js';
import { ProtocolVersion, type ProtocolVersionName } from '../registry/protocol-version.js';
import { SignatureScheme, type SignatureSchemeName } from '../registry/signature-schemes.js';

/** What a policy allows. Every list is in order of preference. */
export interface PolicyParameters {
  readonly name: string;
  readonly versions: readonly ProtocolVersionName[];
  readonly cipherSuites: readonly CipherSuiteName[];
  readonly groups: readonly NamedGroupName[];
  /**
   * Groups to send key shares for at once (TLS 1.3); unless given, the first group, and the next one too when that is
   * a hybrid that few servers may know.
   */
  readonly keyShares?: readonly NamedGroupName[];
  readonly signatureSchemes: readonly SignatureSchemeName[];
  /** End a TLS 1.2 handshake with a peer that lacks extended_master_secret (RFC 7627). */
  readonly requireExtendedMasterSecret?: boolean;
  /** End a TLS 1.2 handshake with a peer that lacks renegotiation_info (RFC 5746). */
  readonly requireSecureRenegotiation?: boolean;
  /**
   * TLS 1.2 and before: shake hands again on an open connection whenever one side wants to; `./lab` alone. Peers that
   * lack renegotiation_info do so unprotected when they are accepted at all (CVE-2009-3555).
   */
  readonly allowRenegotiation?: boolean;
  /** The smallest Diffie-Hellman prime a TLS 1.2 server may choose, in bits. */
  readonly minimumDhBits?: number;
}

/** The part of {@link Policy} that is checked when it is made. */
interface Allowed {
  readonly versions: ReadonlySet<string>;
  readonly cipherSuites: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly signatureSchemes: ReadonlySet<string>;
}

/** Versions and algorithms a connection may use. Made with `definePolicy`, or in `./lab` without its limits. */
export class Policy {
  readonly name: string;
  readonly versions: readonly number[];
  readonly cipherSuites: readonly number[];
  readonly groups: readonly number[];
  readonly keyShares: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly requireExtendedMasterSecret: boolean;
  readonly requireSecureRenegotiation: boolean;
  readonly allowRenegotiation: boolean;
  readonly minimumDhBits: number;
  private readonly parameters: PolicyParameters;

  /** @throws {TlsError} `tls/invalid-options` for a name that is not in `allowed`, or an empty list of versions. */
  constructor(parameters: PolicyParameters, allowed?: Allowed) {
    for (const list of ['versions', 'cipherSuites', 'groups', 'signatureSchemes'] as const) {
      for (const name of parameters[list]) {
        if (allowed !== undefined && !allowed[list].has(name)) {
          throw new TlsError('tls/invalid-options', { option: `policy.${list}`, value: name });
        }
      }
    }
    if (parameters.versions.length === 0)
      throw new TlsError('tls/invalid-options', { option: 'policy.versions', value: '' });
    if (allowed !== undefined && parameters.allowRenegotiation === true) {
      throw new TlsError('tls/invalid-options', { option: 'policy.allowRenegotiation', value: 'true' });
    }
    this.parameters = parameters;
    this.name = parameters.name;
    this.versions = parameters.versions.map((name) => ProtocolVersion.of[name]);
    this.cipherSuites = parameters.cipherSuites.map((name) => CipherSuite.of[name]);
    this.groups = parameters.groups.map((name) => NamedGroup.of[name]);
    this.keyShares = parameters.keyShares?.map((name) => NamedGroup.of[name]) ?? defaultShares(this.groups);
    this.signatureSchemes = parameters.signatureSchemes.map((name) => SignatureScheme.of[name]);
    this.requireExtendedMasterSecret = parameters.requireExtendedMasterSecret ?? false;
    this.requireSecureRenegotiation = parameters.requireSecureRenegotiation ?? true;
    this.allowRenegotiation = parameters.allowRenegotiation ?? false;
    this.minimumDhBits = parameters.minimumDhBits ?? 2048;
  }

  /** The same for one version alone: what a renegotiation keeps to. */
  limitedTo(version: number): Policy {
    return new Policy({ ...this.parameters, versions: [ProtocolVersion.label(version) as ProtocolVersionName] });
  }

  get maxVersion(): number {
    return Math.max(...this.versions);
  }

  get minVersion(): number {
    return Math.min(...this.versions);
  }
}

function defaultShares(groups: readonly number[]): number[] {
  const first = namedGroup(groups[0] ?? -1);
  return groups.slice(0, first?.kind === 'kem' ? 2 : 1);
}
