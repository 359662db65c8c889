import type { Certificate } from '../certificate/index.js';
import type { Report } from './report.js';

/** A certificate and the part it plays in a path. */
export interface Position {
  readonly certificate: Certificate;
  /** The first certificate of a path is the end entity's, all others are issuers'. */
  readonly role: 'endEntity' | 'issuer';
  /** Whether it was given as a trust anchor. */
  readonly anchor: boolean;
  /** Whether its own key verifies its signature. */
  isSelfSigned(): boolean;
}

/** A rule for one certificate, whatever stands above or below it. */
export type CertificateRule = (position: Position, report: Report) => void;

/** A set of rules about certificates beyond the path validation of RFC 5280 §6, which all profiles share. */
export interface Profile {
  readonly name: string;
  /** The specification that the rules are from. */
  readonly source: string;
  readonly rules: readonly CertificateRule[];
  /** Names of the signature algorithms that are accepted. */
  readonly signatureAlgorithms: ReadonlySet<string>;
  /** Whether anyExtendedKeyUsage in an end entity's certificate stands for every purpose. */
  readonly anyExtendedKeyUsage: boolean;
  /** Whether an end entity must state its purposes. */
  readonly extKeyUsageRequired: boolean;
}
