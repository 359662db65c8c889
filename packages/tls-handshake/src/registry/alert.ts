import { type EnumCodec, enumOf, u8 } from '@cutaway/primitives/wire';

const alertLevels = {
  warning: 1,
  fatal: 2,
} as const;

/** `AlertLevel` (RFC 8446 §6). */
export const AlertLevel: EnumCodec<typeof alertLevels> = enumOf(u8, 'AlertLevel', alertLevels);

const alertDescriptions = {
  close_notify: 0,
  unexpected_message: 10,
  bad_record_mac: 20,
  decryption_failed_RESERVED: 21,
  record_overflow: 22,
  decompression_failure_RESERVED: 30,
  handshake_failure: 40,
  no_certificate_RESERVED: 41,
  bad_certificate: 42,
  unsupported_certificate: 43,
  certificate_revoked: 44,
  certificate_expired: 45,
  certificate_unknown: 46,
  illegal_parameter: 47,
  unknown_ca: 48,
  access_denied: 49,
  decode_error: 50,
  decrypt_error: 51,
  export_restriction_RESERVED: 60,
  protocol_version: 70,
  insufficient_security: 71,
  internal_error: 80,
  inappropriate_fallback: 86,
  user_canceled: 90,
  no_renegotiation_RESERVED: 100,
  missing_extension: 109,
  unsupported_extension: 110,
  certificate_unobtainable_RESERVED: 111,
  unrecognized_name: 112,
  bad_certificate_status_response: 113,
  bad_certificate_hash_value_RESERVED: 114,
  unknown_psk_identity: 115,
  certificate_required: 116,
  general_error: 117,
  no_application_protocol: 120,
  ech_required: 121,
} as const;

/** `AlertDescription` (RFC 8446 §6, RFC 5246 §7.2, and the registry). */
export const AlertDescription: EnumCodec<typeof alertDescriptions> = enumOf(u8, 'AlertDescription', alertDescriptions);

/** An alert by its registered name. */
export type AlertName = keyof typeof AlertDescription.of;
