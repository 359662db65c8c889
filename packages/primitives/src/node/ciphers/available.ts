import { createCipheriv } from 'node:crypto';

const known = new Map<string, boolean>();

/**
 * Whether this Node can use a cipher. `getCiphers` and `getCipherInfo` name ciphers whose provider is not loaded, so it
 * is tried, once.
 */
export function isAvailable(algorithm: string, keyLength: number, ivLength: number): boolean {
  let available = known.get(algorithm);
  if (available === undefined) {
    available = canCreate(algorithm, keyLength, ivLength);
    known.set(algorithm, available);
  }
  return available;
}

function canCreate(algorithm: string, keyLength: number, ivLength: number): boolean {
  try {
    const options = { authTagLength: 16 };
    createCipheriv(algorithm as 'aes-128-ccm', new Uint8Array(keyLength), new Uint8Array(ivLength), options);
    return true;
  } catch {
    return false;
  }
}
