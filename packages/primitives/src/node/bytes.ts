/** A `Buffer` of `node:crypto` as the plain byte array it stands on: results are the same type from every provider. */
export function plain(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
