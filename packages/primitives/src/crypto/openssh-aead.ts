import { concat } from '../bytes/index.js';
import { checkLength } from './checks.js';
import { constantTimeEqual } from './constant-time.js';
import { CryptoError } from './errors.js';
import type { OpenSshAead } from './symmetric.js';

const NAME = 'chacha20-poly1305@openssh.com';
const LENGTH_SIZE = 4;
const TAG_LENGTH = 16;

/** What the construction is made of. */
export interface OpenSshAeadParts {
  /** ChaCha20 as first published: a nonce of 8 bytes; `counter` is the first block's number. */
  chacha20(key: Uint8Array, nonce: Uint8Array, data: Uint8Array, counter: number): Uint8Array;
  poly1305(key: Uint8Array, data: Uint8Array): Uint8Array;
}

/**
 * `chacha20-poly1305@openssh.com` out of its parts (OpenSSH PROTOCOL.chacha20poly1305).
 *
 * The first half of the key is K_2, which encrypts the payload from block 1 on and makes the Poly1305 key in block 0;
 * the second is K_1, which encrypts the length. The nonce is the packet's sequence number.
 */
export function openSshAead(parts: OpenSshAeadParts, key: Uint8Array): OpenSshAead {
  checkLength(NAME, 'key', key, 64);
  const k2 = key.slice(0, 32);
  const k1 = key.slice(32);

  const tagOf = (nonce: Uint8Array, encrypted: Uint8Array): Uint8Array =>
    parts.poly1305(parts.chacha20(k2, nonce, new Uint8Array(32), 0), encrypted);

  return {
    seal(sequence, packet) {
      checkLength(NAME, 'packet', packet, LENGTH_SIZE, Number.POSITIVE_INFINITY);
      const nonce = sequenceNonce(sequence);
      const encrypted = concat(
        parts.chacha20(k1, nonce, packet.subarray(0, LENGTH_SIZE), 0),
        parts.chacha20(k2, nonce, packet.subarray(LENGTH_SIZE), 1),
      );
      return concat(encrypted, tagOf(nonce, encrypted));
    },

    openLength(sequence, encryptedLength) {
      checkLength(NAME, 'encryptedLength', encryptedLength, LENGTH_SIZE);
      const length = parts.chacha20(k1, sequenceNonce(sequence), encryptedLength, 0);
      return new DataView(length.buffer, length.byteOffset).getUint32(0);
    },

    open(sequence, packet) {
      const nonce = sequenceNonce(sequence);
      const encrypted = packet.subarray(0, Math.max(packet.length - TAG_LENGTH, 0));
      const tag = packet.subarray(encrypted.length);
      if (encrypted.length < LENGTH_SIZE || !constantTimeEqual(tagOf(nonce, encrypted), tag)) {
        throw new CryptoError('crypto/authentication-failed', { algorithm: NAME });
      }
      return concat(
        parts.chacha20(k1, nonce, encrypted.subarray(0, LENGTH_SIZE), 0),
        parts.chacha20(k2, nonce, encrypted.subarray(LENGTH_SIZE), 1),
      );
    },
  };
}

/** The sequence number as 64 bits, big-endian. */
function sequenceNonce(sequence: number): Uint8Array {
  const nonce = new Uint8Array(8);
  new DataView(nonce.buffer).setBigUint64(0, BigInt(sequence));
  return nonce;
}
