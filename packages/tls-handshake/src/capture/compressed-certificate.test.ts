import { brotliCompressSync, deflateSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CertificateCompressionAlgorithm } from '../extensions/compress-certificate.js';
import type { CompressedCertificate } from '../messages/compressed-certificate.js';
import { nodeCertificateDecompression } from '../node/index.js';
import { certificateInside } from './compressed-certificate.js';

const MAX_LENGTH = 2 ** 20;
const body = Uint8Array.from({ length: 900 }, (_, i) => i % 7);

function message(algorithm: number, compressed: Uint8Array, length: number = body.length): CompressedCertificate {
  return { algorithm, uncompressed_length: length, compressed_certificate_message: new Uint8Array(compressed) };
}

const { zlib, brotli, zstd } = CertificateCompressionAlgorithm.of;

describe('the Certificate inside a CompressedCertificate', () => {
  it.each([
    ['zlib', zlib, deflateSync],
    ['brotli', brotli, brotliCompressSync],
    ...(typeof zstdCompressSync === 'function' ? ([['zstd', zstd, zstdCompressSync]] as const) : []),
  ] as const)('is unpacked from %s, with its header', (_, algorithm, compress) => {
    const inside = certificateInside(message(algorithm, compress(body)), nodeCertificateDecompression, MAX_LENGTH);
    expect(inside).toEqual(Uint8Array.of(11, 0, 900 >> 8, 900 & 0xff, ...body));
  });

  it('stays closed when its algorithm is unknown', () => {
    expect(certificateInside(message(99, body), nodeCertificateDecompression, MAX_LENGTH)).toBeUndefined();
    expect(certificateInside(message(zlib, deflateSync(body)), [], MAX_LENGTH)).toBeUndefined();
  });

  it.each([
    ['is longer than it says', message(zlib, deflateSync(body), 899)],
    ['is shorter than it says', message(brotli, brotliCompressSync(body), 901)],
    ['is said to be longer than anything read', message(zlib, deflateSync(new Uint8Array(2 ** 21)), 2 ** 21)],
    ['would be gigantic', message(brotli, brotliCompressSync(new Uint8Array(2 ** 26)), 100)],
    ['is something else', message(zlib, body)],
    ['is cut off', message(brotli, brotliCompressSync(body).subarray(0, -3))],
  ])('is refused when it %s', (_, broken) => {
    expect(() => certificateInside(broken, nodeCertificateDecompression, MAX_LENGTH)).toThrow(
      expect.objectContaining({ code: 'tls/certificate-not-decompressed' }),
    );
  });
});
