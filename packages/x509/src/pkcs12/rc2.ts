import { fromHex } from '@cutaway/primitives/bytes';

/** PITABLE: a permutation of the bytes made from the digits of pi (RFC 2268 §2). */
const PITABLE: Uint8Array = fromHex(
  [
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2',
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82',
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626',
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7',
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec',
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731',
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9',
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  ].join(''),
);

/** The 64 words of the expanded key; the effective key has as many bits as the key (RFC 2268 §2). */
function expandKey(key: Uint8Array): Uint16Array {
  const L = new Uint8Array(128);
  L.set(key);
  const pi = (index: number): number => PITABLE[index & 0xff] as number;
  const T = key.length;
  for (let i = T; i < 128; i++) L[i] = pi((L[i - 1] as number) + (L[i - T] as number));
  L[128 - T] = pi(L[128 - T] as number);
  for (let i = 127 - T; i >= 0; i--) L[i] = pi((L[i + 1] as number) ^ (L[i + T] as number));
  return Uint16Array.from({ length: 64 }, (_, i) => (L[2 * i] as number) | ((L[2 * i + 1] as number) << 8));
}

const ROTATIONS = [1, 2, 3, 5] as const;

/** Decrypts one block of four words in place (RFC 2268 §4). */
function decryptBlock(R: Uint16Array, K: Uint16Array): void {
  const word = (index: number): number => R[index & 3] as number;
  let j = 63;
  const mixingRound = (): void => {
    for (let i = 3; i >= 0; i--) {
      const s = ROTATIONS[i] as number;
      const rotated = ((word(i) >>> s) | (word(i) << (16 - s))) & 0xffff;
      R[i] = rotated - (K[j--] as number) - (word(i + 3) & word(i + 2)) - (~word(i + 3) & word(i + 1));
    }
  };
  const mashingRound = (): void => {
    for (let i = 3; i >= 0; i--) R[i] = word(i) - (K[word(i + 3) & 63] as number);
  };
  for (let round = 0; round < 5; round++) mixingRound();
  mashingRound();
  for (let round = 0; round < 6; round++) mixingRound();
  mashingRound();
  for (let round = 0; round < 5; round++) mixingRound();
}

/**
 * RC2 in CBC mode, decryption only (RFC 2268). Broken, and here for one reason: for twenty years programs encrypted the
 * certificates of PKCS #12 files with it.
 *
 * @param key as many bytes as the effective key has: 5 or 16.
 * @param iv 8 bytes.
 * @param ciphertext whole blocks of 8 bytes.
 */
export function rc2CbcDecrypt(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const K = expandKey(key);
  const out = new Uint8Array(ciphertext.length);
  const R = new Uint16Array(4);
  let previous = iv;
  for (let at = 0; at < ciphertext.length; at += 8) {
    const block = ciphertext.subarray(at, at + 8);
    for (let i = 0; i < 4; i++) R[i] = (block[2 * i] as number) | ((block[2 * i + 1] as number) << 8);
    decryptBlock(R, K);
    for (let i = 0; i < 8; i++) out[at + i] = ((R[i >> 1] as number) >> (8 * (i & 1))) ^ (previous[i] as number);
    previous = block;
  }
  return out;
}
