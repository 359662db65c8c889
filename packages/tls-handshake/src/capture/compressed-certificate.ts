import { CutawayError } from '@cutaway/primitives/errors';
import type { TlsErrorCode } from '../errors/catalogue.js';
import { TlsError } from '../errors/tls-error.js';
import { CertificateCompressionAlgorithm } from '../extensions/compress-certificate.js';
import { Certificate13 } from '../messages/certificate.js';
import type { CompressedCertificate } from '../messages/compressed-certificate.js';
import { handshakeAround } from '../messages/definition.js';

/** A way to undo the compression of a certificate at once (RFC 8879). `./node` has those that Node brings along. */
export interface CertificateDecompression {
  readonly algorithm: 'zlib' | 'brotli' | 'zstd';
  /**
   * May fail in any way.
   *
   * @param length the bytes that must come out. Must stop, and fail, when there would be more.
   */
  decompress(compressed: Uint8Array, length: number): Uint8Array;
}

/**
 * The Certificate inside, with the header it would have had (RFC 8879 §4); `undefined` when no way undoes its algorithm.
 *
 * @param maxLength bytes of the longest Certificate that is unpacked.
 * @throws {TlsError} `tls/certificate-not-decompressed`
 */
export function certificateInside(
  { algorithm, uncompressed_length, compressed_certificate_message }: CompressedCertificate,
  ways: readonly CertificateDecompression[],
  maxLength: number,
): Uint8Array | undefined {
  const way = ways.find((one) => CertificateCompressionAlgorithm.of[one.algorithm] === algorithm);
  if (way === undefined) return undefined;
  let body: Uint8Array | undefined;
  try {
    if (uncompressed_length <= maxLength) body = way.decompress(compressed_certificate_message, uncompressed_length);
  } catch (cause) {
    if (cause instanceof CutawayError) throw cause;
  }
  if (body?.length === uncompressed_length) return handshakeAround(Certificate13, body);
  throw new TlsError(
    'tls/certificate-not-decompressed' satisfies TlsErrorCode,
    { algorithm: way.algorithm, expected: uncompressed_length },
    { place: { message: 'CompressedCertificate', path: 'compressed_certificate_message' } },
  );
}
