import { type Codec, type EnumCodec, enumOf, struct, u16, vec8 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

const certificateCompressionAlgorithms = { zlib: 1, brotli: 2, zstd: 3 } as const;

/** `CertificateCompressionAlgorithm` (RFC 8879 §7.3). */
export const CertificateCompressionAlgorithm: EnumCodec<typeof certificateCompressionAlgorithms> = enumOf(
  u16,
  'CertificateCompressionAlgorithm',
  certificateCompressionAlgorithms,
);

/** CertificateCompressionAlgorithms (RFC 8879 §3): what the sender can undo. */
export interface CertificateCompressionAlgorithms {
  algorithms: number[];
}

const CertificateCompressionAlgorithms: Codec<CertificateCompressionAlgorithms> =
  struct<CertificateCompressionAlgorithms>('CertificateCompressionAlgorithms', {
    algorithms: vec8(CertificateCompressionAlgorithm, { min: 2, max: 254 }),
  });

/** `compress_certificate`: compressions the sender can undo. */
export const compressCertificate: ExtensionDefinition<{
  ClientHello: Codec<CertificateCompressionAlgorithms>;
  CertificateRequest: Codec<CertificateCompressionAlgorithms>;
}> = defineExtension('compress_certificate', 'RFC 8879 §3', {
  ClientHello: CertificateCompressionAlgorithms,
  CertificateRequest: CertificateCompressionAlgorithms,
});
