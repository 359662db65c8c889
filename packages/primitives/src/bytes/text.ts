const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 encoding of a string (RFC 3629). */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * Reads UTF-8 strictly: an ill-formed sequence is an error, never a replacement character.
 *
 * @throws {TypeError} when the bytes are not UTF-8.
 */
export function fromUtf8(bytes: Uint8Array): string {
  return strictDecoder.decode(bytes);
}

/** The bytes as text when every one is printable ASCII (0x20 to 0x7e), else `undefined`. */
export function asciiText(bytes: Uint8Array): string | undefined {
  let out = '';
  for (const byte of bytes) {
    if (byte < 0x20 || byte > 0x7e) return undefined;
    out += String.fromCharCode(byte);
  }
  return out;
}
