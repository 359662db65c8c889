import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { type Algorithms, algorithmsOf } from '../registry/policy.js';

/** All algorithms that a crypto provider can do, the broken ones last. For attacks and experiments alone. */
export function insecureAlgorithms(crypto: CryptoProvider): Algorithms {
  return algorithmsOf('lab', crypto);
}
