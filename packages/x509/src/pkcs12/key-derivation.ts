import { concat } from '@cutaway/primitives/bytes';
import { type CryptoProvider, type HashName, hashLength } from '@cutaway/primitives/crypto';

/** What the derived bytes are for: 1 a key, 2 an IV, 3 a key of a MAC (RFC 7292 Appendix B.3). */
export type DerivationId = 1 | 2 | 3;

/**
 * A password as RFC 7292 Appendix B.1 wants it: a BMPString and two zero bytes. Characters beyond 16 bits become
 * surrogates, as in other programs.
 */
export function bmpPassword(password: string): Uint8Array {
  const out = new Uint8Array(2 * password.length + 2);
  for (let i = 0; i < password.length; i++) {
    const code = password.charCodeAt(i);
    out[2 * i] = code >> 8;
    out[2 * i + 1] = code & 0xff;
  }
  return out;
}

function repeatedTo(length: number, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) out[i] = bytes[i % bytes.length] as number;
  return out;
}

/** As many whole blocks as are needed to hold the bytes once, filled with repetitions of them. */
function filled(blockLength: number, bytes: Uint8Array): Uint8Array {
  return repeatedTo(blockLength * Math.ceil(bytes.length / blockLength), bytes);
}

/** block = (block + addend + 1) mod 2^(8 × length) */
function addWithOne(block: Uint8Array, addend: Uint8Array): void {
  let carry = 1;
  for (let i = block.length - 1; i >= 0; i--) {
    const sum = (block[i] as number) + (addend[i] as number) + carry;
    block[i] = sum & 0xff;
    carry = sum >> 8;
  }
}

/**
 * Derives bytes from a password as PKCS #12 does (RFC 7292 Appendix B.2, whose variables these are).
 *
 * @param password from {@link bmpPassword}.
 */
export function pkcs12Derive(
  hash: HashName,
  id: DerivationId,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
  provider: CryptoProvider,
): Uint8Array {
  const u = hashLength(hash);
  const v = hash === 'SHA-384' || hash === 'SHA-512' ? 128 : 64;
  const D = new Uint8Array(v).fill(id);
  const I = concat(filled(v, salt), filled(v, password));
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += u) {
    let A = concat(D, I);
    for (let round = 0; round < Math.max(1, iterations); round++) A = provider.digest(hash, A);
    out.set(A.subarray(0, Math.min(u, length - at)), at);
    const B = repeatedTo(v, A);
    for (let j = 0; j < I.length; j += v) addWithOne(I.subarray(j, j + v), B);
  }
  return out;
}
