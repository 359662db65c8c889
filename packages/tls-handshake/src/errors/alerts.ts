import type { CutawayError } from '@cutaway/primitives/errors';
import type { AlertName } from '../registry/alert.js';
import { type TlsErrorEntry, tlsErrors } from './catalogue.js';

/** Alerts for errors of the packages below. */
const LOWER_ERRORS: Readonly<Record<string, AlertName>> = {
  // Well-formed, but not allowed (RFC 8446 §6.2: decode_error against illegal_parameter).
  'wire/unexpected-value': 'illegal_parameter',
  'crypto/invalid-public-value': 'illegal_parameter',
  'crypto/authentication-failed': 'bad_record_mac',
  'x509/unknown-issuer': 'unknown_ca',
  'x509/untrusted-root': 'unknown_ca',
  'x509/expired': 'certificate_expired',
  'x509/not-yet-valid': 'certificate_expired',
  'x509/revoked': 'certificate_revoked',
  'x509/revocation-unknown': 'bad_certificate_status_response',
  'x509/staple-missing': 'bad_certificate_status_response',
  'x509/purpose-forbidden': 'unsupported_certificate',
  'x509/key-usage-forbids': 'unsupported_certificate',
  'x509/public-key-forbidden': 'unsupported_certificate',
  'x509/unsupported-key': 'unsupported_certificate',
  'x509/unsupported-algorithm': 'unsupported_certificate',
  'x509/budget-exceeded': 'certificate_unknown',
};

/** Alerts for all other errors of a package. */
const LOWER_PACKAGES: Readonly<Record<string, AlertName>> = {
  wire: 'decode_error',
  x509: 'bad_certificate',
};

/** The alert an error is reported to the peer with, or `null` when none is sent. */
export function alertFor(error: CutawayError): AlertName | null {
  const own = (tlsErrors as Readonly<Record<string, TlsErrorEntry>>)[error.code];
  if (own !== undefined) return own.alert;
  return LOWER_ERRORS[error.code] ?? LOWER_PACKAGES[error.code.split('/', 1)[0] as string] ?? 'internal_error';
}
