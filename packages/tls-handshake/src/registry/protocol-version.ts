import { type EnumCodec, enumOf, u16 } from '@cutaway/primitives/wire';

const protocolVersions = {
  'SSL 3.0': 0x0300,
  'TLS 1.0': 0x0301,
  'TLS 1.1': 0x0302,
  'TLS 1.2': 0x0303,
  'TLS 1.3': 0x0304,
} as const;

/** `ProtocolVersion` (RFC 8446 §4.1.2, RFC 5246 A.1). */
export const ProtocolVersion: EnumCodec<typeof protocolVersions> = enumOf(u16, 'ProtocolVersion', protocolVersions);

/** A version by the name people use. SSL 3.0 can be named in a ServerHello but not spoken. */
export type ProtocolVersionName = keyof typeof ProtocolVersion.of;

/** SSL 3.0 (RFC 6101). */
export const SSL_3_0 = 0x0300;
/** TLS 1.0 (RFC 2246). */
export const TLS_1_0 = 0x0301;
/** TLS 1.1 (RFC 4346). */
export const TLS_1_1 = 0x0302;
/** TLS 1.2 (RFC 5246). */
export const TLS_1_2 = 0x0303;
/** TLS 1.3 (RFC 8446). */
export const TLS_1_3 = 0x0304;
