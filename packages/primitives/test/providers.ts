import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';

/** The providers every shared suite runs over: `describe.each(providers)('$name', (provider) => …)`. */
export const providers: readonly CryptoProvider[] = [noble, nodeCrypto];
