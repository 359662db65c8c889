import type { CipherState } from '../../crypto/checked-cipher.js';
import { type DesKeySchedule, desBlock, desKeySchedule, reversed } from './des.js';

/** The operations one block goes through: one for DES, three for 3DES-EDE (FIPS 46-3, "TDEA", keying option 1). */
function schedules(key: Uint8Array, decrypt: boolean): DesKeySchedule[] {
  const forward: DesKeySchedule[] = [];
  for (let at = 0; at < key.length; at += 8) {
    const schedule = desKeySchedule(key.subarray(at, at + 8));
    // Encrypt, decrypt, encrypt.
    forward.push(at === 8 ? reversed(schedule) : schedule);
  }
  return decrypt ? forward.reverse().map(reversed) : forward;
}

function words(bytes: Uint8Array, at: number, out: Uint32Array): void {
  for (let word = 0; word < 2; word++, at += 4) {
    out[word] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
  }
}

function writeWords(block: Uint32Array, out: Uint8Array, at: number): void {
  for (let word = 0; word < 2; word++, at += 4) {
    const value = block[word] as number;
    out[at] = value >>> 24;
    out[at + 1] = value >>> 16;
    out[at + 2] = value >>> 8;
    out[at + 3] = value;
  }
}

/** DES or, with a key of 24 bytes, 3DES-EDE in CBC mode (SP 800-38A §6.2). */
export function desCbcEncryptor(key: Uint8Array, iv: Uint8Array): CipherState {
  const steps = schedules(key, false);
  const chain = new Uint32Array(2);
  const block = new Uint32Array(2);
  words(iv, 0, chain);
  return (data) => {
    const out = new Uint8Array(data.length);
    for (let at = 0; at < data.length; at += 8) {
      words(data, at, block);
      block[0] = (block[0] as number) ^ (chain[0] as number);
      block[1] = (block[1] as number) ^ (chain[1] as number);
      for (const schedule of steps) desBlock(schedule, block);
      chain.set(block);
      writeWords(block, out, at);
    }
    return out;
  };
}

/** The inverse of {@link desCbcEncryptor}. */
export function desCbcDecryptor(key: Uint8Array, iv: Uint8Array): CipherState {
  const steps = schedules(key, true);
  const chain = new Uint32Array(2);
  const block = new Uint32Array(2);
  const ciphertext = new Uint32Array(2);
  words(iv, 0, chain);
  return (data) => {
    const out = new Uint8Array(data.length);
    for (let at = 0; at < data.length; at += 8) {
      words(data, at, ciphertext);
      block.set(ciphertext);
      for (const schedule of steps) desBlock(schedule, block);
      block[0] = (block[0] as number) ^ (chain[0] as number);
      block[1] = (block[1] as number) ^ (chain[1] as number);
      chain.set(ciphertext);
      writeWords(block, out, at);
    }
    return out;
  };
}
