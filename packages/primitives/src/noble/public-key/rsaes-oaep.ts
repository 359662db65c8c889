import { concat } from '../../bytes/operations.js';
import { CryptoError } from '../../crypto/errors.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { RandomSource } from '../../crypto/provider.js';
import type { EncryptionAlgorithm } from '../../crypto/public-key.js';
import { nobleHash } from '../hashes.js';
import { random as systemRandom } from '../random.js';
import { applyMgf1 } from './mgf1.js';
import { rsaPrivateNumbers, rsaPublicNumbers } from './rsa-key.js';
import { rsaPrivateOperation, rsaPublicOperation } from './rsa-primitives.js';

type Oaep = Extract<EncryptionAlgorithm, { name: 'RSAES-OAEP' }>;

const ALGORITHM = 'RSAES-OAEP';

function parameters(algorithm: Oaep) {
  const hash = nobleHash(algorithm.hash);
  return {
    mgfHash: nobleHash(algorithm.mgfHash ?? algorithm.hash),
    hLen: hash.outputLen,
    labelHash: hash(algorithm.label ?? new Uint8Array(0)),
  };
}

/** RSAES-OAEP-ENCRYPT (RFC 8017 §7.1.1). @throws {CryptoError} `crypto/message-too-long` */
export function encryptRsaesOaep(
  algorithm: Oaep,
  publicKey: PublicKey,
  plaintext: Uint8Array,
  random: RandomSource = systemRandom,
): Uint8Array {
  const key = rsaPublicNumbers(ALGORITHM, publicKey);
  const { mgfHash, hLen, labelHash } = parameters(algorithm);
  const capacity = key.k - 2 * hLen - 2;
  if (plaintext.length > capacity) {
    throw new CryptoError(
      'crypto/message-too-long',
      { algorithm: ALGORITHM, actual: plaintext.length, expected: Math.max(0, capacity) },
      { rule: 'RFC 8017 §7.1.1' },
    );
  }
  const seed = Uint8Array.from(random(hLen));
  const padding = new Uint8Array(capacity - plaintext.length);
  const data = concat(labelHash, padding, Uint8Array.of(0x01), plaintext);
  applyMgf1(mgfHash, seed, data);
  applyMgf1(mgfHash, data, seed);
  return rsaPublicOperation(key, concat(Uint8Array.of(0x00), seed, data)) as Uint8Array;
}

/**
 * RSAES-OAEP-DECRYPT (RFC 8017 §7.1.2).
 *
 * @throws {CryptoError} `crypto/decryption-failed`, the same for every cause (Manger's attack).
 */
export function decryptRsaesOaep(algorithm: Oaep, privateKey: PrivateKey, ciphertext: Uint8Array): Uint8Array {
  const key = rsaPrivateNumbers(ALGORITHM, privateKey);
  const { mgfHash, hLen, labelHash } = parameters(algorithm);
  const fits = ciphertext.length === key.k && key.k >= 2 * hLen + 2;
  const block = fits ? rsaPrivateOperation(key, ciphertext) : undefined;
  const plaintext = block === undefined ? undefined : decode(block, hLen, labelHash, mgfHash);
  if (plaintext === undefined) {
    throw new CryptoError('crypto/decryption-failed', { algorithm: ALGORITHM }, { rule: 'RFC 8017 §7.1.2' });
  }
  return plaintext;
}

/** EME-OAEP decoding: looks at every byte before it decides. */
function decode(
  block: Uint8Array,
  hLen: number,
  labelHash: Uint8Array,
  mgfHash: ReturnType<typeof nobleHash>,
): Uint8Array | undefined {
  const seed = block.slice(1, 1 + hLen);
  const data = block.slice(1 + hLen);
  applyMgf1(mgfHash, data, seed);
  applyMgf1(mgfHash, seed, data);
  let bad = block[0] as number;
  for (let i = 0; i < hLen; i++) bad |= (data[i] as number) ^ (labelHash[i] as number);
  let start = 0;
  let searching = 1;
  for (let i = hLen; i < data.length; i++) {
    const byte = data[i] as number;
    const isOne = ((byte ^ 0x01) - 1) >>> 31;
    const isZero = (byte - 1) >>> 31;
    start |= -(isOne & searching) & (i + 1);
    bad |= searching & ~isOne & ~isZero & 1;
    searching &= ~isOne;
  }
  bad |= searching;
  return bad === 0 ? data.slice(start) : undefined;
}
