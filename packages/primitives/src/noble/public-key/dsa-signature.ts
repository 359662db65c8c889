import { DER } from '@noble/curves/abstract/weierstrass.js';
import { fromHex } from '../../bytes/encoding.js';
import { concat } from '../../bytes/operations.js';
import { bytesToUnsigned, unsignedToBytes } from '../../bytes/unsigned.js';

/** The two numbers of a DSA or ECDSA signature. */
export interface DsaSignature {
  readonly r: bigint;
  readonly s: bigint;
}

/** `Dss-Sig-Value` in DER (RFC 3279 §2.2.2), or r and s in `length` bytes each. */
export function encodeDsaSignature(
  signature: DsaSignature,
  format: 'der' | 'raw' | undefined,
  length: number,
): Uint8Array {
  if (format !== 'raw') return fromHex(DER.hexFromSig(signature));
  return concat(unsignedToBytes(signature.r, length), unsignedToBytes(signature.s, length));
}

/** Reads what {@link encodeDsaSignature} writes and nothing else. The numbers are not checked to be in range. */
export function decodeDsaSignature(
  bytes: Uint8Array,
  format: 'der' | 'raw' | undefined,
  length: number,
): DsaSignature | undefined {
  if (format === 'raw') {
    if (bytes.length !== 2 * length) return undefined;
    return { r: bytesToUnsigned(bytes.subarray(0, length)), s: bytesToUnsigned(bytes.subarray(length)) };
  }
  try {
    return DER.toSig(bytes, length + 1);
  } catch {
    return undefined;
  }
}
