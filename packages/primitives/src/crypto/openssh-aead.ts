import { concat } from '../bytes/index.js';
import { checkLength } from './checks.js';
import { constantTimeEqual } from './constant-time.js';
import { CryptoError } from './errors.js';
import type { OpenSshAead } from './symmetric.js';

const NAME = 'chacha20-poly1305@openssh.com';
const LENGTH_SIZE = 4;
const TAG_LENGTH = 16;

const BLOCK_LENGTH = 64;

/** ChaCha20 as first published, under one key: a nonce of 8 bytes; `counter` is the first block's number. */
export type ChaCha20 = (nonce: Uint8Array, data: Uint8Array, counter: number) => Uint8Array;

/** What the construction is made of. */
export interface OpenSshAeadParts {
  chacha20(key: Uint8Array): ChaCha20;
  poly1305(key: Uint8Array, data: Uint8Array): Uint8Array;
}

/**
 * `chacha20-poly1305@openssh.com` out of its parts (OpenSSH PROTOCOL.chacha20poly1305).
 *
 * The first half of the key is K_2, which makes the Poly1305 key in block 0 and encrypts the payload from block 1 on;
 * the second is K_1, which encrypts the length. The nonce is the packet's sequence number.
 */
export function openSshAead(parts: OpenSshAeadParts, key: Uint8Array): OpenSshAead {
  checkLength(NAME, 'key', key, 64);
  const k2 = parts.chacha20(key.slice(0, 32));
  const k1 = parts.chacha20(key.slice(32));

  return {
    seal(sequence, packet) {
      checkLength(NAME, 'packet', packet, LENGTH_SIZE, Number.POSITIVE_INFINITY);
      const nonce = sequenceNonce(sequence);
      // Block 0 and the payload's blocks in one go.
      const input = new Uint8Array(BLOCK_LENGTH + packet.length - LENGTH_SIZE);
      input.set(packet.subarray(LENGTH_SIZE), BLOCK_LENGTH);
      const stream = k2(nonce, input, 0);
      const sealed = new Uint8Array(packet.length + TAG_LENGTH);
      sealed.set(k1(nonce, packet.subarray(0, LENGTH_SIZE), 0));
      sealed.set(stream.subarray(BLOCK_LENGTH), LENGTH_SIZE);
      sealed.set(parts.poly1305(stream.subarray(0, 32), sealed.subarray(0, packet.length)), packet.length);
      return sealed;
    },

    openLength(sequence, encryptedLength) {
      checkLength(NAME, 'encryptedLength', encryptedLength, LENGTH_SIZE);
      const length = k1(sequenceNonce(sequence), encryptedLength, 0);
      return new DataView(length.buffer, length.byteOffset).getUint32(0);
    },

    open(sequence, packet) {
      const nonce = sequenceNonce(sequence);
      const encrypted = packet.subarray(0, Math.max(packet.length - TAG_LENGTH, 0));
      const tag = packet.subarray(encrypted.length);
      const expected = parts.poly1305(k2(nonce, new Uint8Array(32), 0), encrypted);
      if (encrypted.length < LENGTH_SIZE || !constantTimeEqual(expected, tag)) {
        throw new CryptoError('crypto/authentication-failed', { algorithm: NAME });
      }
      return concat(k1(nonce, encrypted.subarray(0, LENGTH_SIZE), 0), k2(nonce, encrypted.subarray(LENGTH_SIZE), 1));
    },
  };
}

/** The sequence number as 64 bits, big-endian. */
function sequenceNonce(sequence: number): Uint8Array {
  const nonce = new Uint8Array(8);
  new DataView(nonce.buffer).setBigUint64(0, BigInt(sequence));
  return nonce;
}
