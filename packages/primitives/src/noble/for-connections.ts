import { supports } from '../crypto/algorithms.js';
import { unsupported } from '../crypto/checks.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { nobleProtocols } from './protocols.js';

const PASSWORD_ALGORITHMS: readonly string[] = ['PBKDF2', 'scrypt', 'Argon2d', 'Argon2i', 'Argon2id', 'bcrypt-pbkdf'];

const without = (algorithm: string) => (): never => {
  throw unsupported('noble', algorithm);
};

/** `noble` without what makes keys from passwords: files need that, connections do not, and pages load less. */
export const nobleForConnections: CryptoProvider = {
  name: 'noble',
  supports: (algorithm) => supports(algorithm) && !PASSWORD_ALGORITHMS.includes(algorithm),
  ...nobleProtocols,
  pbkdf2: without('PBKDF2'),
  scrypt: without('scrypt'),
  argon2: without('Argon2'),
  bcryptPbkdf: without('bcrypt-pbkdf'),
};
