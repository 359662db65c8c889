import type { AlertName } from '../registry/alert.js';

/** What stands behind a code: the alert it is reported with, and the rule it enforces. */
export interface TlsErrorEntry {
  /** `null`: nothing is sent, because the connection is gone, the peer spoke first, or the fault is the caller's. */
  readonly alert: AlertName | null;
  /** The clause, unless the place that throws names a closer one. */
  readonly rule?: string;
}

const entries = {
  // Records.
  'tls/not-tls': { alert: 'unexpected_message', rule: 'RFC 8446 §5' },
  'tls/unexpected-record-type': { alert: 'unexpected_message', rule: 'RFC 8446 §5' },
  'tls/record-version': { alert: 'protocol_version', rule: 'RFC 8446 §5.1' },
  'tls/record-overflow': { alert: 'record_overflow', rule: 'RFC 8446 §5.1' },
  'tls/empty-fragment': { alert: 'unexpected_message', rule: 'RFC 8446 §5.1' },
  'tls/bad-record-mac': { alert: 'bad_record_mac', rule: 'RFC 8446 §5.2' },
  'tls/no-content-type': { alert: 'unexpected_message', rule: 'RFC 8446 §5.4' },
  'tls/unprotected-record': { alert: 'unexpected_message', rule: 'RFC 8446 §5' },
  'tls/records-without-progress': { alert: 'unexpected_message', rule: 'RFC 8446 §D.5' },
  'tls/sequence-number-exhausted': { alert: 'internal_error', rule: 'RFC 8446 §5.3' },
  'tls/interleaved-handshake': { alert: 'unexpected_message', rule: 'RFC 8446 §5.1' },
  'tls/message-across-key-change': { alert: 'unexpected_message', rule: 'RFC 8446 §5.1' },
  'tls/handshake-message-too-long': { alert: 'decode_error', rule: 'RFC 8446 §4' },
  'tls/input-overflow': { alert: 'internal_error' },

  // Order of messages.
  'tls/unexpected-message': { alert: 'unexpected_message', rule: 'RFC 8446 §4' },
  'tls/unexpected-change-cipher-spec': { alert: 'unexpected_message', rule: 'RFC 5246 §7.1' },
  'tls/bad-change-cipher-spec': { alert: 'unexpected_message', rule: 'RFC 8446 §5' },

  // Hellos.
  'tls/version-not-offered': { alert: 'protocol_version', rule: 'RFC 8446 §4.1.3' },
  'tls/selected-version-not-offered': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.1' },
  'tls/no-common-version': { alert: 'protocol_version', rule: 'RFC 8446 §4.2.1' },
  'tls/inappropriate-fallback': { alert: 'inappropriate_fallback', rule: 'RFC 7507 §3' },
  'tls/downgrade-detected': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.3' },
  'tls/cipher-suite-not-offered': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.3' },
  'tls/cipher-suite-unfit': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.3' },
  'tls/no-common-cipher-suite': { alert: 'handshake_failure', rule: 'RFC 8446 §4.1.1' },
  'tls/no-common-group': { alert: 'handshake_failure', rule: 'RFC 8446 §4.1.1' },
  'tls/no-common-signature-scheme': { alert: 'handshake_failure', rule: 'RFC 8446 §4.4.2.2' },
  'tls/compression-chosen': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.3' },
  'tls/compression-offered': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.2' },
  'tls/compression-missing': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.2' },
  'tls/certificate-compression-not-offered': { alert: 'illegal_parameter', rule: 'RFC 8879 §4' },
  'tls/certificate-not-decompressed': { alert: 'bad_certificate', rule: 'RFC 8879 §4' },
  'tls/session-id-not-echoed': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.3' },
  'tls/legacy-version-mismatch': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.1' },
  'tls/unsolicited-extension': { alert: 'unsupported_extension', rule: 'RFC 8446 §4.2' },
  'tls/duplicate-extension': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2' },
  'tls/extension-not-allowed': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2' },
  'tls/missing-extension': { alert: 'missing_extension', rule: 'RFC 8446 §9.2' },
  'tls/renegotiation-info-missing': { alert: 'handshake_failure', rule: 'RFC 5746 §4.1' },
  'tls/renegotiation-info-mismatch': { alert: 'handshake_failure', rule: 'RFC 5746 §3.4' },
  'tls/extended-master-secret-missing': { alert: 'handshake_failure', rule: 'RFC 7627 §5.2' },
  'tls/point-format-missing': { alert: 'illegal_parameter', rule: 'RFC 8422 §5.1.2' },
  'tls/application-protocol-not-offered': { alert: 'illegal_parameter', rule: 'RFC 7301 §3.1' },
  'tls/no-application-protocol': { alert: 'no_application_protocol', rule: 'RFC 7301 §3.2' },
  'tls/unrecognized-name': { alert: 'unrecognized_name', rule: 'RFC 6066 §3' },
  'tls/server-name-invalid': { alert: 'illegal_parameter', rule: 'RFC 6066 §3' },
  'tls/record-size-limit-invalid': { alert: 'illegal_parameter', rule: 'RFC 8449 §4' },

  'tls/second-hello-retry-request': { alert: 'unexpected_message', rule: 'RFC 8446 §4.1.4' },
  'tls/pointless-retry': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.4' },
  'tls/retried-share-missing': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.2' },
  'tls/second-client-hello-changed': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.2' },
  'tls/cookie-mismatch': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.2' },
  'tls/changed-after-retry': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.1.4' },

  // Pre-shared keys and sessions.
  'tls/psk-not-last': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.11' },
  'tls/psk-binder-count': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.11' },
  'tls/psk-binder-mismatch': { alert: 'decrypt_error', rule: 'RFC 8446 §4.2.11' },
  'tls/too-much-early-data': { alert: 'unexpected_message', rule: 'RFC 8446 §4.2.10' },
  'tls/psk-not-offered': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.11' },
  'tls/psk-without-key-share': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.11' },
  'tls/psk-hash-mismatch': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.11' },
  'tls/early-data-not-offered': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.10' },
  'tls/session-changed': { alert: 'illegal_parameter', rule: 'RFC 5246 §7.4.1.3' },

  // After the handshake.
  'tls/key-update-value': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.6.3' },
  'tls/certificate-request-context': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.3.2' },
  'tls/too-many-messages': { alert: 'unexpected_message', rule: 'RFC 8446 §D.5' },

  // Key exchange and authentication.
  'tls/group-not-offered': { alert: 'illegal_parameter', rule: 'RFC 8422 §5.4' },
  'tls/key-share-groups': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.8' },
  'tls/key-share-length': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.2.8' },
  'tls/group-too-weak': { alert: 'insufficient_security', rule: 'RFC 7919 §3' },
  'tls/signature-scheme-not-offered': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.4.3' },
  'tls/signature-scheme-unfit': { alert: 'illegal_parameter', rule: 'RFC 8446 §4.4.3' },
  'tls/signature-invalid': { alert: 'decrypt_error', rule: 'RFC 8446 §4.4.3' },
  'tls/finished-mismatch': { alert: 'decrypt_error', rule: 'RFC 8446 §4.4.4' },
  'tls/anonymous-server-asks': { alert: 'handshake_failure', rule: 'RFC 5246 §7.4.4' },
  'tls/certificate-missing': { alert: 'decode_error', rule: 'RFC 8446 §4.4.2.4' },
  'tls/certificate-required': { alert: 'certificate_required', rule: 'RFC 8446 §4.4.2.4' },
  'tls/client-certificate-missing': { alert: 'handshake_failure', rule: 'RFC 5246 §7.4.6' },
  'tls/certificate-malformed': { alert: 'bad_certificate', rule: 'RFC 8446 §4.4.2.4' },
  'tls/certificate-key-unfit': { alert: 'unsupported_certificate', rule: 'RFC 5246 §7.4.2' },
  'tls/certificate-key-usage': { alert: 'bad_certificate', rule: 'RFC 5280 §4.2.1.3' },

  // End of the connection.
  'tls/alert-received': { alert: null, rule: 'RFC 8446 §6.2' },
  'tls/alert-level': { alert: 'illegal_parameter', rule: 'RFC 5246 §7.2' },
  'tls/too-many-warnings': { alert: 'unexpected_message', rule: 'RFC 5246 §7.2' },
  'tls/truncated': { alert: null, rule: 'RFC 8446 §6.1' },
  'tls/closed-in-handshake': { alert: null, rule: 'RFC 8446 §6.1' },

  // The caller's side.
  'tls/not-connected': { alert: null },
  'tls/invalid-options': { alert: null },
  'tls/key-mismatch': { alert: null },
  'tls/peer-not-authenticated': { alert: null },
  'tls/operation-failed': { alert: 'internal_error' },
  'tls/internal-error': { alert: 'internal_error', rule: 'RFC 8446 §6.2' },

  // Captures.
  'tls/not-a-capture': { alert: null },
  'tls/capture-malformed': { alert: null },
  'tls/capture-gap': { alert: null, rule: 'RFC 9293 §3.4' },
  'tls/capture-begins-late': { alert: null },
  'tls/capture-key-unknown': { alert: null, rule: 'RFC 9850 §2' },
  'tls/capture-too-many-flows': { alert: null },

  // The transport, from the adapters.
  'tls/name-not-resolved': { alert: null },
  'tls/connection-refused': { alert: null },
  'tls/connection-failed': { alert: null },
  'tls/connection-reset': { alert: null },
  'tls/timeout': { alert: 'user_canceled' },
  'tls/aborted': { alert: 'user_canceled' },
} as const;

/** The code of every error of this package; {@link tlsErrors} has its alert and rule. */
export type TlsErrorCode = keyof typeof entries;

/**
 * Every error of this package, its alert and its rule.
 *
 * Errors of lower packages (`wire/…`, `crypto/…`, `x509/…`) end a handshake too; their alerts are in `alerts.ts`.
 */
export const tlsErrors: Readonly<Record<TlsErrorCode, TlsErrorEntry>> = entries;
