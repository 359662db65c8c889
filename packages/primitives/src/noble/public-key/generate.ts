import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { unsupported } from '../../crypto/checks.js';
import type { KeyAgreement } from '../../crypto/key-exchange.js';
import type { EllipticCurve, KeyPair, PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { KeyGeneration, RandomSource } from '../../crypto/provider.js';
import { secp256r1, secp384r1, secp521r1 } from '../ecdh.js';
import { random as systemRandom } from '../random.js';
import { x448, x25519 } from '../xdh.js';
import { generateDsaKeyPair } from './dsa-generate.js';
import { generateRsaKeyPair } from './rsa-generate.js';

const CURVES: Readonly<Record<EllipticCurve, KeyAgreement>> = {
  'P-256': secp256r1,
  'P-384': secp384r1,
  'P-521': secp521r1,
};

/** Makes a key pair of any type. */
export function generateKeyPair(kind: KeyGeneration, random: RandomSource = systemRandom): KeyPair {
  switch (kind.type) {
    case 'RSA':
      return generateRsaKeyPair(kind.modulusLength, kind.publicExponent ?? 65537, random);
    case 'DSA':
      return generateDsaKeyPair(kind.modulusLength, random);
    case 'EC': {
      if (!Object.hasOwn(CURVES, kind.curve)) throw unsupported('noble', kind.curve);
      const { privateKey: scalar, publicKey: point } = CURVES[kind.curve].generateKeyPair(random);
      return pairOf({ type: 'EC', curve: kind.curve, point, scalar });
    }
    case 'Ed25519':
    case 'Ed448': {
      const { getPublicKey, lengths } = kind.type === 'Ed25519' ? ed25519 : ed448;
      const seed = Uint8Array.from(random(lengths.seed as number));
      return pairOf({ type: kind.type, key: getPublicKey(seed), seed });
    }
    case 'X25519':
    case 'X448': {
      const { privateKey: seed, publicKey: key } = (kind.type === 'X25519' ? x25519 : x448).generateKeyPair(random);
      return pairOf({ type: kind.type, key, seed });
    }
    default:
      throw unsupported('noble', (kind as KeyGeneration).type);
  }
}

function pairOf(privateKey: PrivateKey): KeyPair {
  return { publicKey: publicKeyOf(privateKey), privateKey };
}

/** The public half of a private key, as it stands in it. */
export function publicKeyOf(privateKey: PrivateKey): PublicKey {
  switch (privateKey.type) {
    case 'RSA':
      return { type: 'RSA', n: privateKey.n, e: privateKey.e };
    case 'DSA': {
      const { p, q, g, y } = privateKey;
      return { type: 'DSA', p, q, g, y };
    }
    case 'EC':
      return { type: 'EC', curve: privateKey.curve, point: privateKey.point };
    default:
      return { type: privateKey.type, key: privateKey.key };
  }
}
