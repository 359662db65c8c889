import { toHex } from '@cutaway/primitives/bytes';
import type { PublicKey } from '@cutaway/primitives/crypto';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import { colonHex } from './bytes.js';
import type { Fact } from './description.js';
import type { Word } from './words.js';

/** Bits of an unsigned big-endian number. */
function bitLength(bytes: Uint8Array): number {
  const hex = toHex(bytes).replace(/^0+/, '');
  return hex === '' ? 0 : BigInt(`0x${hex}`).toString(2).length;
}

/** A key's kind in a few words: `RSA 2048`, `EC P-256`, `Ed25519`; the registered name for kinds that no provider has. */
export function keyKind({ publicKey, keyName }: SubjectPublicKeyInfo): string {
  if (publicKey === undefined) return keyName;
  switch (publicKey.type) {
    case 'RSA':
      return `RSA ${bitLength(publicKey.n)}`;
    case 'DSA':
      return `DSA ${bitLength(publicKey.p)}`;
    case 'EC':
      return `EC ${publicKey.curve}`;
    default:
      return publicKey.type;
  }
}

/** A SubjectPublicKeyInfo. */
export function keyFacts(info: SubjectPublicKeyInfo, word: Word): Fact {
  return { label: word('describe.publicKey'), value: keyKind(info), facts: numbers(info.publicKey, info, word) };
}

function numbers(key: PublicKey | undefined, { subjectPublicKey, keyName }: SubjectPublicKeyInfo, word: Word): Fact[] {
  if (key === undefined) {
    return [
      { label: '', value: word(/sm2/i.test(keyName) ? 'describe.sm2' : 'describe.keyWithoutProvider') },
      { label: 'subjectPublicKey', value: colonHex(subjectPublicKey.bytes) },
    ];
  }
  switch (key.type) {
    case 'RSA':
      return [
        { label: 'modulus', value: colonHex(key.n) },
        { label: 'publicExponent', value: String(BigInt(`0x${toHex(key.e)}`)) },
      ];
    default:
      return [{ label: 'subjectPublicKey', value: colonHex(subjectPublicKey.bytes) }];
  }
}
