import { unsupported } from '../crypto/checks.js';
import { finiteFieldGroup, isFiniteFieldGroupName } from '../crypto/finite-field-groups.js';
import { hybridKem } from '../crypto/hybrid-kem.js';
import type {
  FiniteFieldGroup,
  FiniteFieldGroupName,
  Kem,
  KemName,
  KeyAgreement,
  KeyAgreementName,
} from '../crypto/key-exchange.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { secp256r1, secp384r1, secp521r1 } from './ecdh.js';
import { FiniteFieldAgreement, type ModularPower } from './finite-field.js';
import { mlKem768 } from './ml-kem.js';
import { modPow } from './modular.js';
import { sntrup761 } from './sntrup761.js';
import { x448, x25519 } from './xdh.js';

/** What a provider brings along; the rest is the same for all. */
export interface KeyExchangeParts {
  readonly curves: Readonly<Record<Exclude<KeyAgreementName, FiniteFieldGroupName>, KeyAgreement>>;
  readonly mlKem768: Kem;
  readonly modPow: ModularPower;
}

/** Diffie-Hellman exchanges and KEMs by name. @param provider whose they are, for errors. */
export function keyExchangeOf(
  provider: string,
  { curves, mlKem768, modPow }: KeyExchangeParts,
): Pick<CryptoProvider, 'keyAgreement' | 'kem'> {
  const kems: Readonly<Partial<Record<KemName, Kem>>> = {
    'ML-KEM-768': mlKem768,
    X25519MLKEM768: hybridKem('X25519MLKEM768', mlKem768, curves.X25519),
    'mlkem768x25519-sha256': hybridKem('mlkem768x25519-sha256', mlKem768, curves.X25519),
    'sntrup761x25519-sha512': hybridKem('sntrup761x25519-sha512', sntrup761, curves.X25519),
  };

  return {
    keyAgreement(group: KeyAgreementName | FiniteFieldGroup): KeyAgreement {
      if (typeof group !== 'string') return new FiniteFieldAgreement('DH', group, modPow);
      if (isFiniteFieldGroupName(group)) return new FiniteFieldAgreement(group, finiteFieldGroup(group), modPow);
      if (!Object.hasOwn(curves, group)) throw unsupported(provider, group);
      return curves[group];
    },

    kem(name: KemName): Kem {
      const kem = Object.hasOwn(kems, name) ? kems[name] : undefined;
      if (kem === undefined) throw unsupported(provider, name);
      return kem;
    },
  };
}

/** Diffie-Hellman exchanges and KEMs. */
export const nobleKeyExchange: Pick<CryptoProvider, 'keyAgreement' | 'kem'> = keyExchangeOf('noble', {
  curves: { X25519: x25519, X448: x448, secp256r1, secp384r1, secp521r1 },
  mlKem768,
  modPow,
});
