import { sha512 } from '@noble/hashes/sha2.js';
import { concat, xor } from '../bytes/operations.js';
import { utf8 } from '../bytes/text.js';
import { unsignedToBytes } from '../bytes/unsigned.js';
import { checkLength } from '../crypto/checks.js';
import { CryptoError } from '../crypto/errors.js';
import { Blowfish } from './blowfish.js';

const ALGORITHM = 'bcrypt-pbkdf';
const BLOCK = 32;
/** Longest output: its bytes are dealt out over blocks whose number must not exceed their length. */
const MAXIMUM_LENGTH = BLOCK * BLOCK;
const MAXIMUM_SALT_LENGTH = 1 << 20;
const PLAINTEXT = utf8('OxychromaticBlowfishSwatDynamite');

function toWords(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(4 * i));
}

/** bcrypt with a cost of 6 over SHA-512 digests, with another plaintext and bytes swapped in every word. */
function bcryptHash(password: Uint32Array, salt: Uint32Array): Uint8Array {
  const state = new Blowfish();
  state.expandKey(password, salt);
  for (let i = 0; i < 64; i++) {
    state.expandKey(salt);
    state.expandKey(password);
  }
  const words = toWords(PLAINTEXT);
  for (let i = 0; i < 64; i++) state.encrypt(words);
  const out = new Uint8Array(BLOCK);
  const view = new DataView(out.buffer);
  for (const [i, word] of words.entries()) view.setUint32(4 * i, word, true);
  return out;
}

/**
 * bcrypt_pbkdf of OpenBSD (bcrypt_pbkdf(3)), by which OpenSSH encrypts private keys (PROTOCOL.key).
 *
 * It is PBKDF2 with two changes: the function is bcrypt over SHA-512, and the bytes of the blocks are dealt out one by
 * one, so that every part of the output costs all the work.
 *
 * @throws {CryptoError} `crypto/invalid-length`, `crypto/invalid-parameter`
 */
export function bcryptPbkdf(password: Uint8Array, salt: Uint8Array, rounds: number, length: number): Uint8Array {
  checkLength(ALGORITHM, 'password', password, 1, Number.MAX_SAFE_INTEGER);
  checkLength(ALGORITHM, 'salt', salt, 1, MAXIMUM_SALT_LENGTH);
  const invalid = (parameter: string): CryptoError =>
    new CryptoError('crypto/invalid-parameter', { algorithm: ALGORITHM, parameter });
  if (!Number.isInteger(rounds) || rounds < 1) throw invalid('rounds');
  if (!Number.isInteger(length) || length < 1 || length > MAXIMUM_LENGTH) throw invalid('length');
  const blocks = Math.ceil(length / BLOCK);
  const passwordWords = toWords(sha512(password));
  const out = new Uint8Array(length);
  for (let block = 0; block < blocks; block++) {
    let last = bcryptHash(passwordWords, toWords(sha512(concat(salt, unsignedToBytes(BigInt(block + 1), 4)))));
    let mixed = last;
    for (let round = 1; round < rounds; round++) {
      last = bcryptHash(passwordWords, toWords(sha512(last)));
      mixed = xor(mixed, last);
    }
    for (let i = 0; i * blocks + block < length; i++) out[i * blocks + block] = mixed[i] as number;
  }
  return out;
}
