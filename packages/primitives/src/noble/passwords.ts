import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { checkPbkdf2, checkScrypt } from '../crypto/password-limits.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { bcryptPbkdf } from './bcrypt-pbkdf.js';
import { nobleHash } from './hashes.js';

/** Keys from passwords. */
export const noblePasswords: Pick<CryptoProvider, 'pbkdf2' | 'scrypt' | 'bcryptPbkdf'> = {
  pbkdf2(hash, password, salt, iterations, length) {
    const digest = nobleHash(hash);
    checkPbkdf2(iterations, length);
    return pbkdf2(digest, password, salt, { c: iterations, dkLen: length });
  },
  scrypt(password, salt, cost, length) {
    const maxmem = checkScrypt(cost, length);
    return scrypt(password, salt, { ...cost, dkLen: length, maxmem });
  },
  bcryptPbkdf,
};
