import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { CertificateCompression } from '../authentication/certificate-compression.js';
import type { CertificateDecompression } from '../capture/compressed-certificate.js';

const { brotliCompress, brotliDecompress, constants, deflate, inflate } = zlib;

const compressZlib = promisify(deflate);
const decompressZlib = promisify(inflate);
const compressBrotli = promisify(brotliCompress);
const decompressBrotli = promisify(brotliDecompress);

/** One more byte than nothing: zlib takes no limit of zero. */
const limit = (length: number): { maxOutputLength: number } => ({ maxOutputLength: Math.max(1, length) });

/** What browsers offer first. Others than these two are not in every Node that we run on. */
export const nodeCertificateCompression: readonly CertificateCompression[] = [
  {
    algorithm: 'brotli',
    compress: (message) => compressBrotli(message, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: message.length } }),
    decompress: (compressed, length) => decompressBrotli(compressed, limit(length)),
  },
  {
    algorithm: 'zlib',
    compress: (message) => compressZlib(message, { level: constants.Z_BEST_COMPRESSION }),
    decompress: (compressed, length) => decompressZlib(compressed, limit(length)),
  },
];

/** For captures, where all is read at once. zstd from Node 22.15 on. */
export const nodeCertificateDecompression: readonly CertificateDecompression[] = [
  { algorithm: 'brotli', decompress: (compressed, length) => zlib.brotliDecompressSync(compressed, limit(length)) },
  { algorithm: 'zlib', decompress: (compressed, length) => zlib.inflateSync(compressed, limit(length)) },
  ...(typeof zlib.zstdDecompressSync === 'function'
    ? [
        {
          algorithm: 'zstd',
          decompress: (compressed, length) => zlib.zstdDecompressSync(compressed, limit(length)),
        } satisfies CertificateDecompression,
      ]
    : []),
];
