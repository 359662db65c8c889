import { type Opener, readUint32, type Sealer } from './protection.js';

/** Packets before the first `SSH_MSG_NEWKEYS`: cipher and MAC are `none` (RFC 4253 §6). */
export const unprotected: Sealer & Opener = {
  algorithm: 'none',
  blockLength: 8,
  lengthIsPadded: true,
  macLength: 0,
  headLength: 4,
  seal: (_sequence, packet) => [packet.slice()],
  readLength: (_sequence, head) => readUint32(head),
  open: (_sequence, sealed) => sealed.subarray(4),
};
