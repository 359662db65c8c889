import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, deflate, inflate } from 'node:zlib';
import type { CertificateCompression } from '../authentication/certificate-compression.js';

const compressZlib = promisify(deflate);
const decompressZlib = promisify(inflate);
const compressBrotli = promisify(brotliCompress);
const decompressBrotli = promisify(brotliDecompress);

/** What browsers offer first. Others than these two are not in every Node that we run on. */
export const nodeCertificateCompression: readonly CertificateCompression[] = [
  {
    algorithm: 'brotli',
    compress: (message) => compressBrotli(message, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: message.length } }),
    // One more byte than nothing: zlib takes no limit of zero.
    decompress: (compressed, length) => decompressBrotli(compressed, { maxOutputLength: Math.max(1, length) }),
  },
  {
    algorithm: 'zlib',
    compress: (message) => compressZlib(message, { level: constants.Z_BEST_COMPRESSION }),
    decompress: (compressed, length) => decompressZlib(compressed, { maxOutputLength: Math.max(1, length) }),
  },
];
