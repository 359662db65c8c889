import { hexToBytes } from '@noble/hashes/utils.js';
import { type BytesCoder, base64urlnopad, base64 as scureBase64 } from '@scure/base';

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal, two digits a byte, no separator. */
export function toHex(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += HEX[byte];
  return out;
}

/**
 * Reads hexadecimal digits of either case.
 *
 * White space and `:` between digits are passed over, so that dumps and fingerprints can be pasted.
 *
 * @throws {Error} when a digit is not hexadecimal or their number is odd.
 */
export function fromHex(text: string): Uint8Array {
  return hexToBytes(text.replace(/[\s:]/g, ''));
}

/** Base64 with padding (RFC 4648 §4). `decode` throws on anything but canonical input. */
export const base64: BytesCoder = scureBase64;

/** Base64 for URLs, without padding (RFC 4648 §5), as JOSE uses it. */
export const base64url: BytesCoder = base64urlnopad;
