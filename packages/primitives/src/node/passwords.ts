import * as openssl from 'node:crypto';
import { pbkdf2Sync, scryptSync } from 'node:crypto';
import { checkArgon2, checkPbkdf2, checkScrypt } from '../crypto/password-limits.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { bcryptPbkdf } from '../noble/bcrypt-pbkdf.js';
import { noblePasswords } from '../noble/passwords.js';
import { plain } from './bytes.js';
import { singleDigestName } from './digest-names.js';

const ARGON2 = { Argon2d: 'argon2d', Argon2i: 'argon2i', Argon2id: 'argon2id' } as const;

/** Keys from passwords. OpenSSL has no bcrypt-pbkdf, so that one is the `noble` provider's. */
export const nodePasswords: Pick<CryptoProvider, 'pbkdf2' | 'scrypt' | 'argon2' | 'bcryptPbkdf'> = {
  pbkdf2(hash, password, salt, iterations, length) {
    const digest = singleDigestName(hash);
    checkPbkdf2(iterations, length);
    return plain(pbkdf2Sync(password, salt, iterations, length, digest));
  },
  scrypt(password, salt, cost, length) {
    const maxmem = checkScrypt(cost, length);
    return plain(scryptSync(password, salt, length, { ...cost, maxmem }));
  },
  argon2(kind, password, salt, cost, length) {
    // Node has it from 24.7 on, when its OpenSSL has.
    const name = Object.hasOwn(ARGON2, kind) && 'argon2Sync' in openssl ? ARGON2[kind] : undefined;
    if (name === undefined) return noblePasswords.argon2(kind, password, salt, cost, length);
    checkArgon2(kind, cost, salt, length);
    const parameters = { message: password, nonce: salt, ...cost, tagLength: length };
    return plain(openssl.argon2Sync(name, parameters));
  },
  bcryptPbkdf,
};
