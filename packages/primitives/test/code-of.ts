import { CryptoError, type CryptoErrorCode } from '@cutaway/primitives/crypto';

/** The code of the `CryptoError` that a call throws; what else it throws goes on, and `undefined` when it returns. */
export function codeOf(call: () => unknown): CryptoErrorCode | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof CryptoError) return error.code;
    throw error;
  }
}
