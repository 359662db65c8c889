import { unsupported } from '../crypto/checks.js';
import { finiteFieldGroup, isFiniteFieldGroupName } from '../crypto/finite-field-groups.js';
import { hybridKem } from '../crypto/hybrid-kem.js';
import type { FiniteFieldGroup, Kem, KemName, KeyAgreement, KeyAgreementName } from '../crypto/key-exchange.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { secp256r1, secp384r1, secp521r1 } from './ecdh.js';
import { FiniteFieldAgreement } from './finite-field.js';
import { mlKem768 } from './ml-kem.js';
import { modPow } from './modular.js';
import { x448, x25519 } from './xdh.js';

const CURVES: Readonly<Partial<Record<KeyAgreementName, KeyAgreement>>> = {
  X25519: x25519,
  X448: x448,
  secp256r1,
  secp384r1,
  secp521r1,
};

const KEMS: Readonly<Partial<Record<KemName, Kem>>> = {
  'ML-KEM-768': mlKem768,
  X25519MLKEM768: hybridKem('X25519MLKEM768', mlKem768, x25519),
  'mlkem768x25519-sha256': hybridKem('mlkem768x25519-sha256', mlKem768, x25519),
};

function keyAgreement(group: KeyAgreementName | FiniteFieldGroup): KeyAgreement {
  if (typeof group !== 'string') return new FiniteFieldAgreement('DH', group, modPow);
  if (isFiniteFieldGroupName(group)) return new FiniteFieldAgreement(group, finiteFieldGroup(group), modPow);
  const agreement = Object.hasOwn(CURVES, group) ? CURVES[group] : undefined;
  if (agreement === undefined) throw unsupported('noble', group);
  return agreement;
}

function kem(name: KemName): Kem {
  const found = Object.hasOwn(KEMS, name) ? KEMS[name] : undefined;
  if (found === undefined) throw unsupported('noble', name);
  return found;
}

/** Diffie-Hellman exchanges and KEMs. */
export const nobleKeyExchange: Pick<CryptoProvider, 'keyAgreement' | 'kem'> = { keyAgreement, kem };
