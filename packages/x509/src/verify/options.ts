import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { Certificate } from '../certificate/index.js';
import type { ExpectedName } from '../identity/index.js';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import type { Name } from '../name/index.js';
import type { Check, Failure } from './check.js';
import type { Profile } from './profile.js';
import type { RevocationOptions } from './revocation.js';

/** A name and a key that are trusted (RFC 5280 §6.1.1 (d)). Nothing else about them is checked. */
export interface TrustAnchor {
  readonly subject: Name;
  readonly subjectPublicKeyInfo: SubjectPublicKeyInfo;
}

/** The name and key of a certificate, to be trusted whatever else it says. */
export function trustAnchor({ subject, subjectPublicKeyInfo }: Certificate): TrustAnchor {
  return { subject, subjectPublicKeyInfo };
}

/**
 * What the end entity's key is to be used for: `server` and `client` of TLS, a KeyPurposeId in dotted decimals, or
 * `any` for no check.
 */
export type Purpose = 'server' | 'client' | 'any' | `${number}.${string}`;

/** Bounds on the work of one verification. What exceeds them ends the search with `x509/budget-exceeded`. */
export interface Budget {
  /** Signatures verified, in signatures of P-256: those of larger keys count for more. */
  readonly signatures: number;
  /** Certificates tried at a place of a path. */
  readonly candidates: number;
  /** Comparisons of a name with a subtree. */
  readonly nameComparisons: number;
  /** Nodes of the policy graph. */
  readonly policyNodes: number;
}

/** Greater than any sound chain needs, small enough to end within a second. */
export const DEFAULT_BUDGET: Budget = {
  signatures: 100,
  candidates: 2_000,
  nameComparisons: 250_000,
  policyNodes: 1_000,
};

/** The inputs of RFC 5280 §6.1.1 about certificate policies. */
export interface PolicyOptions {
  /** user-initial-policy-set in dotted decimals; any policy unless given. */
  readonly acceptable?: readonly string[];
  /** initial-explicit-policy: the path must be valid for one of the acceptable policies. */
  readonly requireExplicitPolicy?: boolean;
  /** initial-policy-mapping-inhibit */
  readonly inhibitPolicyMapping?: boolean;
  /** initial-any-policy-inhibit */
  readonly inhibitAnyPolicy?: boolean;
}

/** How many certificates may stand between the leaf and the anchor unless the options say otherwise. */
export const DEFAULT_MAX_INTERMEDIATES = 16;

/** How to verify a certificate. */
export interface VerifyOptions {
  /**
   * What is trusted. A certificate given here is checked like any other CA's, apart from its signature; a bare
   * {@link TrustAnchor} is not. A certificate of an end entity that stands here itself is trusted as it is.
   */
  readonly anchors: readonly (Certificate | TrustAnchor)[];
  /** Certificates that may help to build a path, in any order, unverified. Bytes that are none are passed over. */
  readonly intermediates?: readonly (Certificate | Uint8Array)[];
  /** Names that the certificate must all be for; see `expectedName`. */
  readonly names: readonly ExpectedName[];
  readonly time: Date;
  readonly purpose: Purpose;
  /** `rfc5280` or `webpki`. */
  readonly profile: Profile;
  readonly provider: CryptoProvider;
  /**
   * Most certificates between the end entity's and the trust anchor, 16 unless given: max_path_length of RFC 5280
   * §6.1.2 (k), so self-issued ones do not count.
   */
  readonly maxIntermediates?: number;
  /** Names of signature algorithms that are accepted instead of the profile's, for example `ecdsa-with-SHA256`. */
  readonly signatureAlgorithms?: readonly string[];
  /** Which certificate policies are wanted; unless given, a path is bound only by what its CAs require. */
  readonly policies?: PolicyOptions;
  /** Whether and how to ask if certificates were revoked; not at all unless given. */
  readonly revocation?: RevocationOptions;
  readonly budget?: Partial<Budget>;
}

/** The outcome of a verification. */
export type Verdict =
  | {
      readonly ok: true;
      /** The path, end entity first; the trust anchor's certificate last when it has one. */
      readonly path: readonly Certificate[];
      readonly anchor: Certificate | TrustAnchor;
      /** The user-constrained policy set; holds anyPolicy when nothing limits it. */
      readonly policies: readonly string[];
      /** Every check that was made on this path. */
      readonly checks: readonly Check[];
    }
  | {
      readonly ok: false;
      /** Why each path that was tried failed, most telling first. Never empty. */
      readonly failures: readonly [Failure, ...Failure[]];
    };
