import { concat } from '../bytes/index.js';
import { checkLength } from './checks.js';
import { constantTimeEqual } from './constant-time.js';
import { CryptoError } from './errors.js';
import type { OpenSshAead } from './symmetric.js';

const NAME = 'chacha20-poly1305@openssh.com';
const LENGTH_SIZE = 4;
const TAG_LENGTH = 16;

/** A block of ChaCha20, of which the one-time key of Poly1305 is the first half. */
const BLOCK_0 = new Uint8Array(64);

/** Encrypts the next bytes; every call but the last takes whole blocks of 64 bytes. */
export type Keystream = (data: Uint8Array) => Uint8Array;

/** ChaCha20 as first published, under one key: a nonce of 8 bytes; the keystream begins at block 0. */
export type ChaCha20 = (nonce: Uint8Array) => Keystream;

/** What the construction is made of. */
export interface OpenSshAeadParts {
  chacha20(key: Uint8Array): ChaCha20;
  /** The tag of byte strings, one behind the other, under a key used once. */
  poly1305(key: Uint8Array, ...data: readonly Uint8Array[]): Uint8Array;
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

  const sealApart: OpenSshAead['sealApart'] = (sequence, packet) => {
    checkLength(NAME, 'packet', packet, LENGTH_SIZE, Number.POSITIVE_INFINITY);
    const nonce = sequenceNonce(sequence);
    const keystream = k2(nonce);
    const tagKey = keystream(BLOCK_0).subarray(0, 32);
    const length = k1(nonce)(packet.subarray(0, LENGTH_SIZE));
    const ciphertext = keystream(packet.subarray(LENGTH_SIZE));
    return { length, ciphertext, tag: parts.poly1305(tagKey, length, ciphertext) };
  };

  return {
    sealApart,

    seal(sequence, packet) {
      const { length, ciphertext, tag } = sealApart(sequence, packet);
      return concat(length, ciphertext, tag);
    },

    openLength(sequence, encryptedLength) {
      checkLength(NAME, 'encryptedLength', encryptedLength, LENGTH_SIZE);
      const length = k1(sequenceNonce(sequence))(encryptedLength);
      return new DataView(length.buffer, length.byteOffset).getUint32(0);
    },

    open(sequence, packet) {
      const keystream = k2(sequenceNonce(sequence));
      const encrypted = packet.subarray(0, Math.max(packet.length - TAG_LENGTH, 0));
      const tag = packet.subarray(encrypted.length);
      const expected = parts.poly1305(keystream(BLOCK_0).subarray(0, 32), encrypted);
      if (encrypted.length < LENGTH_SIZE || !constantTimeEqual(expected, tag)) {
        throw new CryptoError('crypto/authentication-failed', { algorithm: NAME });
      }
      return keystream(encrypted.subarray(LENGTH_SIZE));
    },
  };
}

/** The sequence number as 64 bits, big-endian. */
function sequenceNonce(sequence: number): Uint8Array {
  const nonce = new Uint8Array(8);
  new DataView(nonce.buffer).setUint32(4, sequence);
  return nonce;
}
