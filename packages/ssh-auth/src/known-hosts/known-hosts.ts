import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { parseKeyOrCertificate, type SshCertificate } from '../certificates/certificate.js';
import { type CertificateProblem, certificateProblems } from '../certificates/validate.js';
import { SshError } from '../errors/index.js';
import { fingerprint } from '../keys/fingerprint.js';
import { type SshPublicKey, samePublicKey } from '../keys/public-key.js';
import { asciiLowerCase } from '../pattern/pattern.js';
import { hostKeyAlgorithms } from './algorithms.js';
import { knownHostsName, SSH_PORT } from './host-name.js';
import { KnownHostsFile } from './known-hosts-file.js';
import type { KnownHostsEntry } from './line.js';
import { type HostKeyVerdict, isTrusted, isUndecided, type VerdictBase } from './verdict.js';

/** A host by the name the user gave. */
export interface Host {
  /** Name or address, without brackets. */
  readonly host: string;
  /** 22 unless given. */
  readonly port?: number;
  /** Look this name up instead, without port (ssh_config(5), HostKeyAlias). */
  readonly alias?: string;
}

/** A key that a host presented. */
export interface PresentedHostKey extends Host {
  /** Public key or certificate, as it stands in the key exchange (`K_S`, RFC 4253 §8). */
  readonly key: Uint8Array;
  /** Seconds since 1970, for certificates; the system's clock unless given. */
  readonly now?: number;
}

/** How to read and to judge. */
export interface KnownHostsOptions {
  readonly crypto?: CryptoProvider;
  /**
   * Go by the bare name, where it says that the key is known or revoked, when nothing is recorded for `[host]:port`.
   * True unless given, as in OpenSSH.
   */
  readonly acceptWithoutPort?: boolean;
  /** The algorithms with which an authority may have signed; those without SHA-1 unless given. */
  readonly caSignatureAlgorithms?: readonly string[];
}

/** What several `known_hosts` files say about hosts; earlier files are asked first. Reads no file itself. */
export class KnownHosts {
  readonly files: readonly KnownHostsFile[];
  private readonly crypto: CryptoProvider;
  private readonly options: KnownHostsOptions;

  /** @param files texts, or files that were read. */
  constructor(files: readonly (string | KnownHostsFile)[], options: KnownHostsOptions = {}) {
    this.crypto = options.crypto ?? nobleForConnections;
    this.options = options;
    this.files = files.map((file) =>
      typeof file === 'string' ? new KnownHostsFile(file, 'known_hosts', this.crypto) : file,
    );
  }

  /** The entries about a host, markers included, in the order of files and lines. */
  find({ host, port, alias }: Host): KnownHostsEntry[] {
    return this.named(alias ?? knownHostsName(host, port));
  }

  /**
   * Judges a host key.
   *
   * @throws {SshError} `ssh/malformed-key`, `ssh/malformed-certificate`, `ssh/unknown-key-type`, `ssh/key-too-short`
   * when the key cannot be read, `ssh/certificate-signature` when a certificate is forged: refuse such a host.
   */
  check(presented: PresentedHostKey): HostKeyVerdict {
    const { host, port = SSH_PORT, alias } = presented;
    const { key, certificate } = parseKeyOrCertificate(presented.key);
    const problems = certificate === undefined ? [] : this.certificateProblems(certificate, presented);
    if (problems.includes('signature')) {
      throw new SshError('ssh/certificate-signature', { rule: 'PROTOCOL.certkeys' });
    }
    const name = asciiLowerCase(alias ?? knownHostsName(host, port));
    const base: VerdictBase = {
      name,
      key,
      fingerprint: fingerprint(key, 'SHA256', this.crypto),
      ...(certificate === undefined ? {} : { certificate }),
    };
    const verdict = this.judge(base, name, problems);
    const mayDropPort = alias === undefined && port !== SSH_PORT && this.options.acceptWithoutPort !== false;
    if (!mayDropPort || !isUndecided(verdict)) return verdict;
    const bare = this.judge(base, asciiLowerCase(host), problems);
    if (bare.verdict === 'known') return { ...bare, withoutPort: true };
    return bare.verdict === 'ca-known' || bare.verdict === 'revoked' ? bare : verdict;
  }

  /** Whether a key is known to be the host's. A key that cannot be read is not. Never throws. */
  trusts(presented: PresentedHostKey): boolean {
    try {
      return isTrusted(this.check(presented));
    } catch {
      return false;
    }
  }

  /**
   * Host key algorithms for the key exchange, in the order that makes the server show a key that is recorded
   * (RFC 4253 §7.1): see {@link hostKeyAlgorithms}.
   */
  hostKeyAlgorithms(host: Host, preference?: readonly string[]): string[] {
    return hostKeyAlgorithms(this.find(host), preference);
  }

  private named(name: string): KnownHostsEntry[] {
    return this.files.flatMap((file) => file.find(name));
  }

  private judge(base: VerdictBase, name: string, problems: readonly CertificateProblem[]): HostKeyVerdict {
    const { key, certificate } = base;
    const recorded = this.named(name);
    const revoked = revocationOf(key, certificate, recorded);
    if (revoked !== undefined) return { ...base, verdict: 'revoked', ...revoked };
    if (certificate === undefined) return this.judgeKey(base, recorded);
    const entry = recorded.find(
      ({ marker, key: authority }) => marker === 'cert-authority' && samePublicKey(authority, certificate.signatureKey),
    );
    const [problem, ...more] = problems;
    if (entry !== undefined && problem === undefined) return { ...base, certificate, verdict: 'ca-known', entry };
    const plain = this.judgeKey(base, recorded);
    if (plain.verdict !== 'unknown') return plain;
    const { elsewhere } = plain;
    if (entry === undefined || problem === undefined) return { ...base, certificate, verdict: 'ca-unknown', elsewhere };
    return { ...base, certificate, verdict: 'ca-invalid', entry, problems: [problem, ...more], elsewhere };
  }

  private certificateProblems(certificate: SshCertificate, presented: PresentedHostKey): CertificateProblem[] {
    const { caSignatureAlgorithms } = this.options;
    return certificateProblems(certificate, {
      role: 'host',
      principal: asciiLowerCase(presented.alias ?? presented.host),
      now: presented.now ?? Math.floor(Date.now() / 1000),
      crypto: this.crypto,
      ...(caSignatureAlgorithms === undefined ? {} : { signatureAlgorithms: caSignatureAlgorithms }),
    });
  }

  private judgeKey(
    base: VerdictBase,
    recorded: readonly KnownHostsEntry[],
  ): Extract<HostKeyVerdict, { verdict: 'known' | 'changed' | 'unknown' }> {
    const plain = recorded.filter(({ marker }) => marker === undefined);
    const entry = plain.find(({ key }) => samePublicKey(key, base.key));
    if (entry !== undefined) return { ...base, verdict: 'known', entry, withoutPort: false };
    const ofType = (same: boolean) => plain.filter(({ key }) => (key.type === base.key.type) === same);
    const [first, ...others] = [...ofType(true), ...ofType(false)];
    if (first !== undefined) {
      return { ...base, verdict: 'changed', entries: [first, ...others], sameType: first.key.type === base.key.type };
    }
    const elsewhere = this.files
      .flatMap((file) => file.entries)
      .filter(({ marker, key }) => marker === undefined && samePublicKey(key, base.key));
    return { ...base, verdict: 'unknown', elsewhere };
  }
}

function revocationOf(
  key: SshPublicKey,
  certificate: SshCertificate | undefined,
  recorded: readonly KnownHostsEntry[],
): { entry: KnownHostsEntry; authority: boolean } | undefined {
  for (const entry of recorded) {
    if (entry.marker !== 'revoked') continue;
    if (samePublicKey(entry.key, key)) return { entry, authority: false };
    if (certificate !== undefined && samePublicKey(entry.key, certificate.signatureKey))
      return { entry, authority: true };
  }
  return undefined;
}
