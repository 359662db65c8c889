import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20orig } from '@noble/ciphers/chacha.js';
import { openSshAead } from '../../crypto/openssh-aead.js';
import type { CryptoProvider } from '../../crypto/provider.js';

/** Poly1305 (RFC 8439 §2.5) under a key used once. */
export const poly1305Tag = (key: Uint8Array, data: Uint8Array): Uint8Array => poly1305(data, key);

/** `chacha20-poly1305@openssh.com` on noble's ChaCha20 and Poly1305. */
export const nobleOpenSshAead: Pick<CryptoProvider, 'openSshAead'> = {
  openSshAead: (key) =>
    openSshAead(
      {
        chacha20: (half) => (nonce, data, counter) => chacha20orig(half, nonce, data, undefined, counter),
        poly1305: poly1305Tag,
      },
      key,
    ),
};
