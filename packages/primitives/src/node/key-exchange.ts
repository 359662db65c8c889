import type { CryptoProvider } from '../crypto/provider.js';
import { keyExchangeOf } from '../noble/key-exchange.js';
import { secp256r1, secp384r1, secp521r1 } from './ecdh.js';
import { mlKem768 } from './ml-kem.js';
import { modularPower } from './modular-power.js';
import { x448, x25519 } from './xdh.js';

/** Diffie-Hellman exchanges and KEMs. */
export const nodeKeyExchange: Pick<CryptoProvider, 'keyAgreement' | 'kem'> = keyExchangeOf('node', {
  curves: { X25519: x25519, X448: x448, secp256r1, secp384r1, secp521r1 },
  mlKem768,
  modPow: modularPower,
});
