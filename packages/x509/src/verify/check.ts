import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Certificate } from '../certificate/index.js';
import type { X509ErrorCode } from '../errors.js';

/** What is checked. Each name is a key of the catalogue: `check.certificate.signature`. */
export type CheckName =
  /** The bytes are a certificate. */
  | 'certificate.encoding'
  /** The certificate and its extensions are as the profile wants them. */
  | 'certificate.profile'
  /** No extension is critical and unknown. */
  | 'certificate.critical_extensions'
  /** The time of verification lies in the validity period. */
  | 'certificate.validity'
  /** An issuer's certificate, or a trust anchor, was found. */
  | 'certificate.issuer'
  /** The signature verifies under the issuer's key. */
  | 'certificate.signature'
  /** The signature algorithm is allowed. */
  | 'certificate.signature_algorithm'
  /** The public key is of an allowed type and size. */
  | 'certificate.public_key'
  /** The issuer is a CA and has no more CAs below it than it may. */
  | 'certificate.basic_constraints'
  | 'certificate.key_usage'
  | 'certificate.ext_key_usage'
  | 'certificate.name_constraints'
  /** The certificate is for the expected name. */
  | 'certificate.name'
  | 'certificate.policies'
  | 'certificate.revocation'
  /** A certificate that asks for a stapled response came with one. */
  | 'certificate.must_staple'
  /** The path is not longer than allowed. */
  | 'path.depth'
  /** The search stayed within its budget. */
  | 'path.budget';

/** Why a path was refused, by check. */
export type FailureCode =
  | X509ErrorCode
  | 'x509/unknown-issuer'
  | 'x509/untrusted-root'
  | 'x509/bad-signature'
  | 'x509/expired'
  | 'x509/not-yet-valid'
  | 'x509/name-mismatch'
  | 'x509/not-a-ca'
  | 'x509/path-length-exceeded'
  | 'x509/key-usage-forbids'
  | 'x509/purpose-forbidden'
  | 'x509/name-constraint-invalid'
  | 'x509/name-excluded'
  | 'x509/name-not-permitted'
  | 'x509/unknown-critical-extension'
  | 'x509/signature-algorithm-forbidden'
  | 'x509/public-key-forbidden'
  | 'x509/extension-missing'
  | 'x509/extension-forbidden'
  | 'x509/wrong-criticality'
  | 'x509/field-missing'
  | 'x509/field-forbidden'
  | 'x509/empty-name'
  | 'x509/malformed-name'
  | 'x509/serial-number-zero'
  | 'x509/version-forbidden'
  | 'x509/time-encoding'
  | 'x509/key-usage-inconsistent'
  | 'x509/any-policy-mapped'
  | 'x509/key-identifier-mismatch'
  | 'x509/wildcard-for-public-suffix'
  | 'x509/common-name-not-alternative'
  | 'x509/no-valid-policy'
  | 'x509/revoked'
  | 'x509/revocation-unknown'
  | 'x509/staple-missing'
  | 'x509/path-too-deep'
  | 'x509/budget-exceeded';

/** A check that was made. Byte ranges count from the certificate's first byte. */
export interface Check {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Which certificate of the path: 0 is the end entity's. */
  readonly certificate: number;
  /** Field path, for example `tbsCertificate.validity.notAfter`. */
  readonly path?: string;
  readonly pos?: number;
  readonly size?: number;
  readonly rule: string;
  /** Values for the sentence. */
  readonly context?: ErrorContext;
}

/** A check that failed, in the path it failed in. */
export interface Failure extends Check {
  readonly outcome: 'failed';
  readonly code: FailureCode;
  /** The path that was tried, end entity first, as far as it was built. */
  readonly chain: readonly Certificate[];
}
