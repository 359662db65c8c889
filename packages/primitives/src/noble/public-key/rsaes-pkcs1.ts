import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat } from '../../bytes/operations.js';
import { utf8 } from '../../bytes/text.js';
import { unsignedToBytes } from '../../bytes/unsigned.js';
import { CryptoError } from '../../crypto/errors.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { RandomSource } from '../../crypto/provider.js';
import { random as systemRandom } from '../random.js';
import { randomNonZeroBytes } from '../random-numbers.js';
import { rsaPrivateNumbers, rsaPublicNumbers } from './rsa-key.js';
import { rsaPrivateOperation, rsaPublicOperation } from './rsa-primitives.js';

const ALGORITHM = 'RSAES-PKCS1-v1_5';
/** Two leading bytes, at least eight bytes of padding, one zero. */
const OVERHEAD = 11;

/** RSAES-PKCS1-V1_5-ENCRYPT (RFC 8017 §7.2.1). @throws {CryptoError} `crypto/message-too-long` */
export function encryptRsaesPkcs1(
  publicKey: PublicKey,
  plaintext: Uint8Array,
  random: RandomSource = systemRandom,
): Uint8Array {
  const key = rsaPublicNumbers(ALGORITHM, publicKey);
  const paddingLength = key.k - plaintext.length - 3;
  if (plaintext.length > key.k - OVERHEAD) {
    throw new CryptoError(
      'crypto/message-too-long',
      { algorithm: ALGORITHM, actual: plaintext.length, expected: key.k - OVERHEAD },
      { rule: 'RFC 8017 §7.2.1' },
    );
  }
  const padding = randomNonZeroBytes(paddingLength, random, ALGORITHM);
  const block = concat(Uint8Array.of(0x00, 0x02), padding, Uint8Array.of(0x00), plaintext);
  return rsaPublicOperation(key, block) as Uint8Array;
}

/**
 * RSAES-PKCS1-V1_5-DECRYPT (RFC 8017 §7.2.2) with implicit rejection (draft-irtf-cfrg-rsa-guidance §7).
 *
 * Bad padding gives a message of its own, made from the key and the ciphertext: always the same for the same
 * ciphertext, unknown to whoever lacks the key.
 *
 * @throws {CryptoError} `crypto/decryption-failed` for a ciphertext that is no number below n in k bytes, which anyone
 * can see without the key.
 */
export function decryptRsaesPkcs1(privateKey: PrivateKey, ciphertext: Uint8Array): Uint8Array {
  const key = rsaPrivateNumbers(ALGORITHM, privateKey);
  const block = ciphertext.length === key.k ? rsaPrivateOperation(key, ciphertext) : undefined;
  if (block === undefined) {
    throw new CryptoError('crypto/decryption-failed', { algorithm: ALGORITHM }, { rule: 'RFC 8017 §7.2.2' });
  }
  return unpadOrReplace(unsignedToBytes(key.d, key.k), ciphertext, block);
}

/**
 * The message in a decrypted block, or its replacement.
 *
 * Looks at every byte of the block whatever the others hold, and computes the replacement always.
 *
 * @param d the private exponent in k bytes.
 * @param block k bytes.
 */
export function unpadOrReplace(d: Uint8Array, ciphertext: Uint8Array, block: Uint8Array): Uint8Array {
  const k = block.length;
  const keyDerivationKey = hmac(sha256, sha256(d), ciphertext);
  const replacement = replacementBytes(keyDerivationKey, 'message', k);
  const replacementStart = k - replacementLength(keyDerivationKey, k);

  let bad = (block[0] as number) | ((block[1] as number) ^ 0x02);
  let zeroAt = 0;
  let searching = 1;
  for (let i = 2; i < k; i++) {
    const isZero = (((block[i] as number) - 1) >>> 31) & 1;
    zeroAt |= -(isZero & searching) & i;
    searching &= ~isZero;
  }
  bad |= searching;
  // At least eight bytes of padding: the zero is the eleventh byte or later. A zeroAt under ten makes this negative.
  bad |= (zeroAt - 10) >>> 31;

  const useReplacement = -((-bad >>> 31) & 1);
  const start = (replacementStart & useReplacement) | ((zeroAt + 1) & ~useReplacement);
  const out = new Uint8Array(k);
  for (let i = 0; i < k; i++) {
    out[i] = ((replacement[i] as number) & useReplacement) | ((block[i] as number) & ~useReplacement);
  }
  return out.slice(start);
}

/** IRPRF of draft-irtf-cfrg-rsa-guidance §7.1: HMAC-SHA-256 over counter, label and length in bits. */
function replacementBytes(key: Uint8Array, label: string, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  const bits = unsignedToBytes(BigInt(length * 8), 2);
  for (let i = 0; i * 32 < length; i++) {
    blocks.push(hmac(sha256, key, concat(unsignedToBytes(BigInt(i), 2), utf8(label), bits)));
  }
  return concat(...blocks).subarray(0, length);
}

const LENGTH_CANDIDATES = 128;

/** How long the replacement is: the last of 128 candidates that leaves room for the padding. */
function replacementLength(key: Uint8Array, k: number): number {
  const candidates = replacementBytes(key, 'length', LENGTH_CANDIDATES * 2);
  const limit = k - 10;
  const mask = 2 ** (32 - Math.clz32(limit)) - 1;
  let length = 0;
  for (let i = 0; i < candidates.length; i += 2) {
    const candidate = (((candidates[i] as number) << 8) | (candidates[i + 1] as number)) & mask;
    const fits = -(((candidate - limit) >>> 31) & 1);
    length = (candidate & fits) | (length & ~fits);
  }
  return length;
}
