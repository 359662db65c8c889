import { pbkdf2Sync, scryptSync } from 'node:crypto';
import { checkPbkdf2, checkScrypt } from '../crypto/password-limits.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { bcryptPbkdf } from '../noble/bcrypt-pbkdf.js';
import { singleDigestName } from './digest-names.js';

/** Keys from passwords. OpenSSL has no bcrypt-pbkdf, so that one is the `noble` provider's. */
export const nodePasswords: Pick<CryptoProvider, 'pbkdf2' | 'scrypt' | 'bcryptPbkdf'> = {
  pbkdf2(hash, password, salt, iterations, length) {
    const digest = singleDigestName(hash);
    checkPbkdf2(iterations, length);
    return new Uint8Array(pbkdf2Sync(password, salt, iterations, length, digest));
  },
  scrypt(password, salt, cost, length) {
    const maxmem = checkScrypt(cost, length);
    return new Uint8Array(scryptSync(password, salt, length, { ...cost, maxmem }));
  },
  bcryptPbkdf,
};
