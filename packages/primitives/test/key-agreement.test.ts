import { fromHex, toHex, unsignedToBytes } from '@cutaway/primitives/bytes';
import type { KeyAgreementName } from '@cutaway/primitives/crypto';
import { describe, expect } from 'vitest';
import { providers } from './providers.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface AgreementTest extends WycheproofTest {
  readonly public: string;
  readonly private: string;
  readonly shared: string;
}

const PRIME_CURVES: readonly (readonly [KeyAgreementName, number])[] = [
  ['secp256r1', 32],
  ['secp384r1', 48],
  ['secp521r1', 66],
];

describe.each(providers)('$name', (provider) => {
  for (const [name, length] of PRIME_CURVES) {
    wycheproof<object, AgreementTest>(
      `ecdh_${name}_ecpoint`,
      (test) => {
        const privateKey = unsignedToBytes(BigInt(`0x${test.private}`), length);
        const shared = provider.keyAgreement(name).deriveSharedSecret(privateKey, fromHex(test.public));
        expect(toHex(shared)).toBe(test.shared);
      },
      // Compressed points, which TLS 1.3 does not have (RFC 8446 §4.2.8.2).
      { acceptable: () => false },
    );
  }

  for (const name of ['X25519', 'X448'] as const) {
    wycheproof<object, AgreementTest>(
      name.toLowerCase(),
      (test) => {
        const shared = provider.keyAgreement(name).deriveSharedSecret(fromHex(test.private), fromHex(test.public));
        expect(toHex(shared)).toBe(test.shared);
      },
      // RFC 7748 §5 accepts points on the twist and non-canonical ones; §6 lets us refuse an all-zero result.
      { acceptable: (test) => !test.flags?.includes('ZeroSharedSecret') },
    );
  }
});
