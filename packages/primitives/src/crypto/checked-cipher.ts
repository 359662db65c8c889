import { checkLength } from './checks.js';
import { CryptoError } from './errors.js';
import { cipherParameters } from './parameters.js';
import type { BulkCipher, CipherName } from './symmetric.js';

/** A cipher's running state: processes the next bytes, whole blocks of them, and moves on. */
export type CipherState = (data: Uint8Array) => Uint8Array;

/** The checks that every provider makes alike, in front of one that does the work. */
export class CheckedCipher implements BulkCipher {
  readonly name: CipherName;
  readonly blockLength: number;
  readonly #state: CipherState;

  /** @param create called with copies of key and IV once their lengths are known to be right. */
  constructor(
    name: CipherName,
    key: Uint8Array,
    iv: Uint8Array,
    create: (key: Uint8Array, iv: Uint8Array) => CipherState,
  ) {
    const { keyLength, ivLength, blockLength } = cipherParameters(name);
    if (name === 'RC4') checkLength(name, 'key', key, 1, 256);
    else checkLength(name, 'key', key, keyLength);
    checkLength(name, 'iv', iv, ivLength);
    this.name = name;
    this.blockLength = blockLength;
    this.#state = create(key.slice(), iv.slice());
  }

  update(data: Uint8Array): Uint8Array {
    if (data.length % this.blockLength !== 0) {
      throw new CryptoError('crypto/invalid-length', {
        algorithm: this.name,
        input: 'data',
        actual: data.length,
        expected: `n × ${this.blockLength}`,
      });
    }
    return data.length === 0 ? new Uint8Array(0) : this.#state(data);
  }
}
