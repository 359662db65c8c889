import type { SubjectPublicKeyInfo } from '../keys/index.js';

/** What a signature under a key of fixed size costs to verify, in signatures of P-256. */
const COSTS: Readonly<Record<string, number>> = {
  'P-256': 1,
  'P-384': 2,
  'P-521': 4,
  Ed25519: 1,
  Ed448: 2,
};

/** Bits of an unsigned big-endian number. */
function bitLength(value: Uint8Array): number {
  const first = value.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (value.length - first) * 8 - Math.clz32(value[first] as number) + 24;
}

/**
 * What it costs to verify a signature under a key, in signatures of P-256, at least 1. Whoever sends certificates chooses
 * the keys: RSA is cheap as keys go, but its cost grows with the square of the modulus and with the exponent.
 */
export function signatureCost({ publicKey }: SubjectPublicKeyInfo): number {
  if (publicKey === undefined) return 1;
  switch (publicKey.type) {
    case 'RSA': {
      const size = (bitLength(publicKey.n) / 2048) ** 2;
      const exponent = Math.max(1, bitLength(publicKey.e) / 17);
      return Math.max(1, Math.ceil((size * exponent) / 10));
    }
    case 'DSA':
      return Math.max(1, Math.ceil(3 * (bitLength(publicKey.p) / 2048) ** 2));
    case 'EC':
      return COSTS[publicKey.curve] ?? 1;
    default:
      return COSTS[publicKey.type] ?? 1;
  }
}
