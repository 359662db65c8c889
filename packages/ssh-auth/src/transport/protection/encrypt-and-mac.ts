import { concat } from '@cutaway/primitives/bytes';
import { constantTimeEqual } from '@cutaway/primitives/crypto';
import { SshProtocolError } from '../../errors/protocol.js';
import type { CipherAndMac } from './cipher-and-mac.js';
import { type Opener, readUint32, type Sealer } from './protection.js';

/** RFC 4253's own way: length, payload and padding are encrypted, and the MAC is over the plaintext (§6.4). */
export function encryptAndMac({ algorithm, blockLength, cipher, mac, macLength }: CipherAndMac): Sealer & Opener {
  /** The first block, decrypted for its length; the cipher's state has moved past it. */
  let first: Uint8Array = new Uint8Array(0);
  return {
    algorithm,
    blockLength,
    lengthIsPadded: true,
    macLength,
    headLength: blockLength,
    seal: (sequence, packet) => [cipher(packet), mac(sequence, packet)],
    readLength: (_sequence, head) => {
      first = cipher(head);
      return readUint32(first);
    },
    open: (sequence, sealed) => {
      const end = sealed.length - macLength;
      const packet = concat(first, cipher(sealed.subarray(blockLength, end)));
      if (!constantTimeEqual(mac(sequence, packet), sealed.subarray(end))) {
        throw new SshProtocolError('ssh/mac-mismatch', { algorithm });
      }
      return packet.subarray(4);
    },
  };
}
