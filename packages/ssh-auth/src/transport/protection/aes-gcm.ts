import type { AeadName, CryptoProvider } from '@cutaway/primitives/crypto';
import { type Opener, readUint32, type Sealer } from './protection.js';

/** The fixed field of the nonce, then the invocation counter (RFC 5647 §7.1). */
const FIXED_LENGTH = 4;

/**
 * `aes128-gcm@openssh.com`, `aes256-gcm@openssh.com`: the length is additional data; the nonce is counted from the
 * initial IV, whatever the sequence number (RFC 5647 §7).
 */
export function aesGcm(
  crypto: CryptoProvider,
  algorithm: string,
  name: AeadName,
  key: Uint8Array,
  initialIv: Uint8Array,
): Sealer & Opener {
  const aead = crypto.aead(name, key);
  const nonce = initialIv.slice();
  const count = (): void => {
    for (let at = nonce.length - 1; at >= FIXED_LENGTH; at--) {
      nonce[at] = ((nonce[at] as number) + 1) & 0xff;
      if (nonce[at] !== 0) return;
    }
  };
  return {
    algorithm,
    blockLength: 16,
    lengthIsPadded: false,
    macLength: 16,
    headLength: 4,
    seal: (_sequence, packet) => {
      const length = packet.slice(0, 4);
      const sealed = aead.sealApart?.(nonce, packet.subarray(4), length);
      const pieces =
        sealed === undefined ? [aead.seal(nonce, packet.subarray(4), length)] : [sealed.ciphertext, sealed.tag];
      count();
      return [length, ...pieces];
    },
    readLength: (_sequence, head) => readUint32(head),
    open: (_sequence, sealed) => {
      const opened = aead.open(nonce, sealed.subarray(4), sealed.subarray(0, 4));
      count();
      return opened;
    },
  };
}
