import { generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { base64url } from '../../bytes/encoding.js';
import { concat } from '../../bytes/operations.js';
import { unsupported } from '../../crypto/checks.js';
import type { EllipticCurve, KeyPair, PrivateKey } from '../../crypto/keys.js';
import type { KeyGeneration, RandomSource } from '../../crypto/provider.js';
import { checkDsaGeneration } from '../../noble/public-key/dsa-generate.js';
import { CURVES } from '../../noble/public-key/elliptic-key.js';
import { generateKeyPair as generateByNoble, publicKeyOf } from '../../noble/public-key/generate.js';
import { checkRsaGeneration } from '../../noble/public-key/rsa-generate.js';
import { integersIn } from '../der.js';
import { preferNative } from '../prefer-native.js';

/** Makes a key pair of any type. OpenSSL cannot be told which random bytes to use, so with `random` it is ours. */
export function generateKeyPair(kind: KeyGeneration, random?: RandomSource): KeyPair {
  if (kind.type === 'RSA') checkRsaGeneration(kind.modulusLength, kind.publicExponent ?? 65537);
  if (kind.type === 'DSA') checkDsaGeneration(kind.modulusLength);
  if (random !== undefined) return generateByNoble(kind, random);
  return preferNative(
    () => {
      const privateKey = generatePrivateKey(kind);
      return { publicKey: publicKeyOf(privateKey), privateKey };
    },
    () => generateByNoble(kind),
  );
}

function generatePrivateKey(kind: KeyGeneration): PrivateKey {
  switch (kind.type) {
    case 'RSA': {
      const { modulusLength, publicExponent = 65537 } = kind;
      return rsaPrivateKey(generateKeyPairSync('rsa', { modulusLength, publicExponent }).privateKey);
    }
    case 'DSA': {
      const divisorLength = kind.modulusLength === 1024 ? 160 : 256;
      return dsaPrivateKey(generateKeyPairSync('dsa', { modulusLength: kind.modulusLength, divisorLength }));
    }
    case 'EC':
      // OpenSSL knows more curves than there are names for here.
      if (!Object.hasOwn(CURVES, kind.curve)) throw unsupported('node', kind.curve);
      return ellipticPrivateKey(kind.curve, generateKeyPairSync('ec', { namedCurve: kind.curve }).privateKey);
    case 'Ed25519':
      return octetKey(kind.type, generateKeyPairSync('ed25519').privateKey);
    case 'Ed448':
      return octetKey(kind.type, generateKeyPairSync('ed448').privateKey);
    case 'X25519':
      return octetKey(kind.type, generateKeyPairSync('x25519').privateKey);
    case 'X448':
      return octetKey(kind.type, generateKeyPairSync('x448').privateKey);
    default:
      throw unsupported('node', (kind as KeyGeneration).type);
  }
}

/** Reads the members of a key's JSON Web Key (RFC 7518 §6, RFC 8037 §2). */
function membersOf(key: KeyObject): (name: keyof JsonWebKey) => Uint8Array {
  const jwk = key.export({ format: 'jwk' });
  return (name) => base64url.decode(jwk[name] as string);
}

function rsaPrivateKey(key: KeyObject): PrivateKey {
  const read = membersOf(key);
  return {
    type: 'RSA',
    n: read('n'),
    e: read('e'),
    d: read('d'),
    p: read('p'),
    q: read('q'),
    dP: read('dp'),
    dQ: read('dq'),
    qInv: read('qi'),
  };
}

function ellipticPrivateKey(curve: EllipticCurve, key: KeyObject): PrivateKey {
  const read = membersOf(key);
  return { type: 'EC', curve, point: concat(Uint8Array.of(0x04), read('x'), read('y')), scalar: read('d') };
}

function octetKey(type: 'Ed25519' | 'Ed448' | 'X25519' | 'X448', key: KeyObject): PrivateKey {
  const read = membersOf(key);
  return { type, key: read('x'), seed: read('d') };
}

function dsaPrivateKey({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }): PrivateKey {
  const [p, q, g, y] = integersIn(publicKey.export({ format: 'der', type: 'spki' })) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const x = integersIn(privateKey.export({ format: 'der', type: 'pkcs8' })).at(-1) as Uint8Array;
  return { type: 'DSA', p, q, g, y, x };
}
