import { createCipheriv, createSecretKey } from 'node:crypto';
import { type ChaCha20, openSshAead } from '../../crypto/openssh-aead.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import { nobleOpenSshAead } from '../../noble/ciphers/openssh-aead.js';
import { plain } from '../bytes.js';
import { isAvailable } from './available.js';
import { poly1305 } from './poly1305.js';

/** OpenSSL's IV is the block counter, little-endian in 8 of its 16 bytes here, and the nonce. */
function chacha20(key: Uint8Array): ChaCha20 {
  const object = createSecretKey(key);
  return (nonce) => {
    const iv = new Uint8Array(16);
    iv.set(nonce, 8);
    const cipher = createCipheriv('chacha20', object, iv);
    return (data) => plain(cipher.update(data));
  };
}

/** `chacha20-poly1305@openssh.com` on OpenSSL's ChaCha20. Its Poly1305 is not reachable, so that is another's. */
export const nodeOpenSshAead: Pick<CryptoProvider, 'openSshAead'> = {
  openSshAead: (key) =>
    isAvailable('chacha20', 32, 16) ? openSshAead({ chacha20, poly1305 }, key) : nobleOpenSshAead.openSshAead(key),
};
