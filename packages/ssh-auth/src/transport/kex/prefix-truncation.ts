import { CIPHERS } from '../../registry/ciphers.js';
import { MACS } from '../../registry/macs.js';
import type { DirectionAlgorithms } from '../protection/index.js';

/**
 * Whether packets cut off behind the first `SSH_MSG_NEWKEYS` go unnoticed without strict kex (CVE-2023-48795): where a
 * packet is opened by its sequence number alone, or where a lost block of CBC garbles no more than the next one.
 */
export function allowsPrefixTruncation({ cipher, mac }: DirectionAlgorithms): boolean {
  if (CIPHERS[cipher].construction.kind === 'openssh-aead') return true;
  return cipher.endsWith('-cbc') && mac !== undefined && MACS[mac].encryptThenMac;
}
