/**
 * Byte strings: `Uint8Array` in, `Uint8Array` out, no `Buffer`.
 *
 * @module
 */
export { base64, base64url, fromHex, toHex } from './encoding.js';
export { concat, concatAll, copy, equal, startsWith, xor } from './operations.js';
export { asciiText, fromUtf8, utf8 } from './text.js';
export { bytesToUnsigned, unsignedToBytes } from './unsigned.js';
