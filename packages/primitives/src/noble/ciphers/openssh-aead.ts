import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20orig } from '@noble/ciphers/chacha.js';
import { type ChaCha20, openSshAead } from '../../crypto/openssh-aead.js';
import type { CryptoProvider } from '../../crypto/provider.js';

const BLOCK_LENGTH = 64;

/** Poly1305 (RFC 8439 §2.5) under a key used once. */
export function poly1305Tag(key: Uint8Array, ...data: readonly Uint8Array[]): Uint8Array {
  const state = poly1305.create(key);
  for (const part of data) state.update(part);
  return state.digest();
}

function chacha20(key: Uint8Array): ChaCha20 {
  return (nonce) => {
    let counter = 0;
    return (data) => {
      const encrypted = chacha20orig(key, nonce, data, undefined, counter);
      counter += data.length / BLOCK_LENGTH;
      return encrypted;
    };
  };
}

/** `chacha20-poly1305@openssh.com` on noble's ChaCha20 and Poly1305. */
export const nobleOpenSshAead: Pick<CryptoProvider, 'openSshAead'> = {
  openSshAead: (key) => openSshAead({ chacha20, poly1305: poly1305Tag }, key),
};
