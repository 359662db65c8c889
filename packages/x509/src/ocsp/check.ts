import type { ErrorContext } from '@cutaway/primitives/errors';
import type { X509ErrorCode } from '../errors.js';

/** What is checked about an OCSP response. Each name is a key of the catalogue: `check.ocsp.signature`. */
export type OcspCheckName =
  /** The bytes are an OCSP response. */
  | 'ocsp.encoding'
  /** The responder answered, and with no error. */
  | 'ocsp.status'
  /** The answer is about the certificate. */
  | 'ocsp.certificate'
  /** The responder is the issuer, or was made responder by it. */
  | 'ocsp.responder'
  /** The signature verifies under the responder's key. */
  | 'ocsp.signature'
  /** The answer is of now. */
  | 'ocsp.time'
  /** The answer repeats the request's nonce. */
  | 'ocsp.nonce';

/** Why an OCSP response is not believed. */
export type OcspFailureCode =
  | X509ErrorCode
  | 'x509/bad-signature'
  | 'x509/budget-exceeded'
  | 'x509/ocsp-error-response'
  | 'x509/ocsp-no-answer'
  | 'x509/ocsp-unknown-responder'
  | 'x509/ocsp-responder-not-authorized'
  | 'x509/ocsp-not-yet-valid'
  | 'x509/ocsp-stale'
  | 'x509/ocsp-nonce-missing'
  | 'x509/ocsp-nonce-mismatch';

/** A check that was made. Byte ranges count from the response's first byte. */
export interface OcspCheck {
  readonly name: OcspCheckName;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly rule: string;
  readonly path?: string;
  readonly pos?: number;
  readonly size?: number;
  readonly context?: ErrorContext;
}

/** A check of an OCSP response that failed, and why. */
export interface OcspFailure extends OcspCheck {
  readonly outcome: 'failed';
  readonly code: OcspFailureCode;
}
