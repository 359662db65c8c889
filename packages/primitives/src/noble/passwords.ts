import { argon2d, argon2i, argon2id } from '@noble/hashes/argon2.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { unsupported } from '../crypto/checks.js';
import { checkArgon2, checkPbkdf2, checkScrypt } from '../crypto/password-limits.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { bcryptPbkdf } from './bcrypt-pbkdf.js';
import { nobleHash } from './hashes.js';
import type { PasswordFunction } from './protocols.js';

const ARGON2 = { Argon2d: argon2d, Argon2i: argon2i, Argon2id: argon2id };

/** Keys from passwords. */
export const noblePasswords: Pick<CryptoProvider, PasswordFunction> = {
  pbkdf2(hash, password, salt, iterations, length) {
    const digest = nobleHash(hash);
    checkPbkdf2(iterations, length);
    return pbkdf2(digest, password, salt, { c: iterations, dkLen: length });
  },
  scrypt(password, salt, cost, length) {
    const maxmem = checkScrypt(cost, length);
    return scrypt(password, salt, { ...cost, dkLen: length, maxmem });
  },
  argon2(kind, password, salt, cost, length) {
    if (!Object.hasOwn(ARGON2, kind)) throw unsupported('noble', kind);
    checkArgon2(kind, cost, salt, length);
    const { memory, passes, parallelism } = cost;
    return ARGON2[kind](password, salt, { m: memory, t: passes, p: parallelism, dkLen: length });
  },
  bcryptPbkdf,
};
