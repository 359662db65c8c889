/// <reference path="./libsodium-sumo.d.ts" />

import { poly1305Tag } from '../../noble/ciphers/openssh-aead.js';

/** Poly1305 (RFC 8439 §2.5) of byte strings, one behind the other, under a key used once. */
export type Poly1305 = (key: Uint8Array, ...data: readonly Uint8Array[]) => Uint8Array;

const KEY_LENGTH = 32;
const TAG_LENGTH = 16;

/** Bytes that are copied into WebAssembly's memory at a time. */
const PART_LENGTH = 64 * 1024;

/** From so many bytes on, what libsodium saves is more than loading it costs. */
const WORTHWHILE = 4 * 1024 * 1024;

/**
 * libsodium's Poly1305 in WebAssembly, five times as fast as JavaScript's.
 *
 * @throws whatever importing `libsodium-sumo` throws, which is an optional dependency.
 */
export async function loadSodiumPoly1305(): Promise<Poly1305> {
  const { default: load } = await import('libsodium-sumo');
  const sodium = await load();
  const state = sodium._malloc(sodium._crypto_onetimeauth_poly1305_statebytes());
  const keyAt = sodium._malloc(KEY_LENGTH);
  const tagAt = sodium._malloc(TAG_LENGTH);
  const partAt = sodium._malloc(PART_LENGTH);
  return (key, ...data) => {
    const memory = sodium.HEAPU8;
    memory.set(key, keyAt);
    sodium._crypto_onetimeauth_poly1305_init(state, keyAt);
    memory.fill(0, keyAt, keyAt + KEY_LENGTH);
    for (const bytes of data) {
      for (let at = 0; at < bytes.length; at += PART_LENGTH) {
        const part = bytes.subarray(at, at + PART_LENGTH);
        memory.set(part, partAt);
        sodium._crypto_onetimeauth_poly1305_update(state, partAt, part.length, 0);
      }
    }
    sodium._crypto_onetimeauth_poly1305_final(state, tagAt);
    return memory.slice(tagAt, tagAt + TAG_LENGTH);
  };
}

let authenticated = 0;
let sodium: Poly1305 | undefined;

/**
 * Poly1305 that OpenSSL has but Node does not give out: noble's, and libsodium's once there is enough to be done. It is
 * loaded beside the work, so that nothing waits for it; without it noble's goes on.
 */
export const poly1305: Poly1305 = (key, ...data) => {
  if (sodium !== undefined) return sodium(key, ...data);
  const before = authenticated;
  for (const bytes of data) authenticated += bytes.length;
  if (before < WORTHWHILE && authenticated >= WORTHWHILE) {
    loadSodiumPoly1305().then(
      (loaded) => {
        sodium = loaded;
      },
      () => {},
    );
  }
  return poly1305Tag(key, ...data);
};
