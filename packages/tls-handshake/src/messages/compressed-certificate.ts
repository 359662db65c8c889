import { type Codec, opaque24, struct, u24 } from '@cutaway/primitives/wire';
import { CertificateCompressionAlgorithm } from '../extensions/compress-certificate.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

export interface CompressedCertificate {
  algorithm: number;
  uncompressed_length: number;
  compressed_certificate_message: Uint8Array;
}

const body: Codec<CompressedCertificate> = struct<CompressedCertificate>('CompressedCertificate', {
  algorithm: CertificateCompressionAlgorithm,
  uncompressed_length: u24,
  compressed_certificate_message: opaque24({ min: 1 }),
});

/** A Certificate of TLS 1.3, compressed. */
export const CompressedCertificate: HandshakeDefinition<CompressedCertificate> = defineHandshake(
  'compressed_certificate',
  'CompressedCertificate',
  'RFC 8879 §4',
  body,
);
