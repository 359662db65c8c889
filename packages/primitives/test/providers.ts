import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';

/** The providers every shared suite runs over: `describe.each(providers)('$name', (provider) => …)`. */
export const providers: readonly CryptoProvider[] = [noble];
