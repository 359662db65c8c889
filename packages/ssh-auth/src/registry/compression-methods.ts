import type { RegisteredAlgorithm } from './standing.js';

/** Compression algorithms (RFC 4253 §6.2). */
export type CompressionName = 'none';

/** Every compression algorithm. */
export const COMPRESSION_METHODS: Readonly<Record<CompressionName, RegisteredAlgorithm<CompressionName>>> = {
  none: { name: 'none', standing: 'default', rule: 'RFC 4253 §6.2' },
};
