import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib';

/** Bytes that a content may become: more is not shown. */
const MAX_DECODED = 1_048_576;

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_DECODED }),
  deflate: (bytes) => inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_DECODED }),
  br: (bytes) =>
    brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: MAX_DECODED }),
};

/**
 * Removes the codings of a content, of which only the beginning may be there (RFC 9110 §8.4.1).
 *
 * @param codings as the field `Content-Encoding` says.
 * @returns the content as it was given when it cannot be decoded.
 */
export function decodedContent(content: Uint8Array, codings: string): Uint8Array {
  let bytes = content;
  for (const coding of codings.split(',').reverse()) {
    const name = coding.trim().toLowerCase();
    if (name === '' || name === 'identity') continue;
    const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (decode === undefined) return content;
    try {
      bytes = decode(bytes);
    } catch {
      return content;
    }
  }
  return bytes;
}
