import { unsupported } from '../crypto/checks.js';
import type { KeyAgreement, KeyAgreementName } from '../crypto/key-exchange.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { secp256r1, secp384r1, secp521r1 } from './ecdh.js';
import { x448, x25519 } from './xdh.js';

const CURVES: Partial<Record<KeyAgreementName, KeyAgreement>> = {
  X25519: x25519,
  X448: x448,
  secp256r1,
  secp384r1,
  secp521r1,
};

/** Diffie-Hellman exchanges and KEMs. */
export const nobleKeyExchange: Pick<CryptoProvider, 'keyAgreement' | 'kem'> = {
  keyAgreement: (group) => {
    const agreement = typeof group === 'string' ? CURVES[group] : undefined;
    if (agreement === undefined) throw unsupported('noble', typeof group === 'string' ? group : 'Diffie-Hellman');
    return agreement;
  },
  kem: (name) => {
    throw unsupported('noble', name);
  },
};
