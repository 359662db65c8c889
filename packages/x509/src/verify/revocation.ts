import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Certificate } from '../certificate/index.js';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import type { TrustAnchor } from './options.js';

/** What a source knows about a certificate. */
export type RevocationStatus =
  | { readonly status: 'good'; readonly rule: string; readonly context?: ErrorContext }
  | {
      readonly status: 'revoked';
      readonly rule: string;
      readonly context: ErrorContext & { date: string; reason: string };
    }
  /** It has nothing to say; `reason` is why what it has cannot be used. */
  | { readonly status: 'unknown'; readonly rule: string; readonly reason: string };

/** Why a CRL issuer is not believed: no path to the anchor is valid, or what is on it is revoked or may be. */
export type CrlIssuerObstacle = 'issuer-untrusted' | 'issuer-revocation';

/** What is asked. */
export interface RevocationQuestion {
  readonly certificate: Certificate;
  /** The issuer: its certificate, or a bare trust anchor. */
  readonly issuer: Certificate | TrustAnchor;
  /** The trust anchor that the certificate's path ends at. */
  readonly anchor: Certificate | TrustAnchor;
  /** Certificates that were given to build paths with, unverified. */
  readonly intermediates: readonly Certificate[];
  readonly time: Date;
  readonly provider: CryptoProvider;
  /** Counts a signature by a key against the verification's budget; `false` when too little is left. */
  spendSignature(key: SubjectPublicKeyInfo): boolean;
  /**
   * What is in the way of a valid path from the certificate of a CRL issuer to the same trust anchor (RFC 5280 §6.3.3
   * (f)); `undefined` when there is one. With the scope `path`, its certificates are asked about too, by the same sources
   * and policy. Counts against the verification's budget.
   *
   * @param more certificates that may help to build the path; the same array for the same source.
   */
  crlIssuerObstacle(crlIssuer: Certificate, more: readonly Certificate[]): CrlIssuerObstacle | undefined;
}

/** A source of revocation information that is at hand: CRLs, a stapled OCSP response. Made by `./crl` and others. */
export interface RevocationSource {
  readonly name: string;
  status(question: RevocationQuestion): RevocationStatus;
}

/** How revocation is checked. */
export interface RevocationOptions {
  /** Asked in order until one knows. */
  readonly sources: readonly RevocationSource[];
  /**
   * What the server stapled to the handshake (RFC 6066 §8), `ocspSource([])` for nothing: asked before the sources about
   * the end entity's certificate. When given, a certificate that asks for it by the TLS feature status_request
   * (RFC 7633) is refused without a good answer here, whatever the policy.
   */
  readonly stapled?: RevocationSource;
  /**
   * Which certificates are asked about; `path` is all but the trust anchor's, those on the paths of CRL issuers too, and
   * the default.
   */
  readonly scope?: 'endEntity' | 'path';
  /** What no source knows about: `hard-fail` refuses it and is the default, `soft-fail` lets it pass. */
  readonly policy?: 'hard-fail' | 'soft-fail';
}
