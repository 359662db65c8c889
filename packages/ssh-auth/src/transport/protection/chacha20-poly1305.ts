import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { Opener, Sealer } from './protection.js';

/** `chacha20-poly1305@openssh.com`: the sequence number is the nonce, the length has a key of its own. */
export function chacha20Poly1305(crypto: CryptoProvider, key: Uint8Array): Sealer & Opener {
  const aead = crypto.openSshAead(key);
  return {
    algorithm: 'chacha20-poly1305@openssh.com',
    blockLength: 8,
    lengthIsPadded: false,
    macLength: 16,
    headLength: 4,
    seal: (sequence, packet) => {
      const { length, ciphertext, tag } = aead.sealApart(sequence, packet);
      return [length, ciphertext, tag];
    },
    readLength: (sequence, head) => aead.openLength(sequence, head),
    open: (sequence, sealed) => aead.open(sequence, sealed),
  };
}
