import { constantTimeEqual } from '@cutaway/primitives/crypto';
import { SshProtocolError } from '../../errors/protocol.js';
import type { CipherAndMac } from './cipher-and-mac.js';
import { type Opener, readUint32, type Sealer } from './protection.js';

/** The `-etm@openssh.com` MACs: over the encrypted packet; the length stays readable (OpenSSH PROTOCOL §1.5). */
export function encryptThenMac({ algorithm, blockLength, cipher, mac, macLength }: CipherAndMac): Sealer & Opener {
  return {
    algorithm,
    blockLength,
    lengthIsPadded: false,
    macLength,
    headLength: 4,
    seal: (sequence, packet) => {
      const length = packet.slice(0, 4);
      const encrypted = cipher(packet.subarray(4));
      return [length, encrypted, mac(sequence, length, encrypted)];
    },
    readLength: (_sequence, head) => readUint32(head),
    open: (sequence, sealed) => {
      const encrypted = sealed.subarray(0, sealed.length - macLength);
      if (!constantTimeEqual(mac(sequence, encrypted), sealed.subarray(encrypted.length))) {
        throw new SshProtocolError('ssh/mac-mismatch', { algorithm }, { rule: 'OpenSSH PROTOCOL §1.5' });
      }
      return cipher(encrypted.subarray(4));
    },
  };
}
