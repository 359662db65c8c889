import { base64, fromHex } from '@cutaway/primitives/bytes';
import { type PemBlock, parsePem } from '@cutaway/x509/pem';
import { WorkbenchError } from './errors.js';

/** The most bytes a page lays out one by one. */
const MAXIMUM = 64 * 1024;

/**
 * The blocks of what was pasted: PEM as it is, hexadecimal and base64 as one block without a label.
 *
 * @throws {WorkbenchError} when it is empty, too long, or none of these. @throws {X509Error} `x509/invalid-pem`.
 */
export function blocksIn(text: string): readonly PemBlock[] {
  if (text.trim() === '') throw new WorkbenchError('workbench/nothing-given');
  const blocks = text.includes('-----BEGIN ') ? parsePem(text) : [{ label: '', bytes: bytesIn(text), headers: {} }];
  if (blocks.length === 0) throw new WorkbenchError('workbench/nothing-found');
  for (const { bytes } of blocks) {
    if (bytes.length > MAXIMUM)
      throw new WorkbenchError('workbench/too-long', { actual: bytes.length, maximum: MAXIMUM });
  }
  return blocks;
}

/** Bytes written as hexadecimal, with or without `0x`, colons and commas, or as base64. */
export function bytesIn(text: string): Uint8Array {
  const digits = text.replace(/0x|[\s:,]/gi, '');
  try {
    return /^(?:[0-9a-f]{2})+$/i.test(digits) ? fromHex(digits) : base64.decode(text.replace(/\s/g, ''));
  } catch {
    throw new WorkbenchError('workbench/not-bytes');
  }
}
