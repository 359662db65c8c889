import { base64url, concat, equal, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, EllipticCurve, PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import { X509Error } from '../errors.js';
import {
  type ByteStringKey,
  byteStringKeyLength,
  byteStringPrivateKey,
  isByteStringKeyType,
} from '../keys/byte-string-keys.js';
import { CURVES } from '../keys/elliptic.js';

/** A JSON Web Key (RFC 7517 §4). Members that say nothing about the key itself, such as `kid`, are left as they are. */
export type Jwk = Readonly<Record<string, unknown>> & { readonly kty: string };

function invalid(member: string, rule: string): X509Error {
  return new X509Error('x509/invalid-jwk', { context: { member }, rule });
}

/** A member in base64url, which must be canonical (RFC 7515 §2). */
function bytesOf(jwk: Jwk, member: string, rule: string): Uint8Array {
  const value = Object.hasOwn(jwk, member) ? jwk[member] : undefined;
  if (typeof value !== 'string') throw invalid(member, rule);
  try {
    return base64url.decode(value);
  } catch {
    throw invalid(member, rule);
  }
}

function fixed(jwk: Jwk, member: string, length: number, rule: string): Uint8Array {
  const bytes = bytesOf(jwk, member, rule);
  if (bytes.length !== length) throw invalid(member, rule);
  return bytes;
}

/** A Base64urlUInt: no leading zeros (RFC 7518 §2). */
function unsigned(jwk: Jwk, member: string): Uint8Array {
  const bytes = bytesOf(jwk, member, 'RFC 7518 §6.3');
  if (bytes.length === 0 || bytes[0] === 0) throw invalid(member, 'RFC 7518 §2');
  return bytes;
}

function curveOf(jwk: Jwk): EllipticCurve {
  const { crv } = jwk;
  if (typeof crv !== 'string' || !Object.hasOwn(CURVES, crv)) throw invalid('crv', 'RFC 7518 §6.2.1.1');
  return crv as EllipticCurve;
}

function octetKeyType(jwk: Jwk): ByteStringKey {
  const { crv } = jwk;
  if (!isByteStringKeyType(crv)) throw invalid('crv', 'RFC 8037 §2');
  return crv;
}

/** The public key in a JWK, public or private: RSA, EC or OKP (RFC 7518 §6, RFC 8037 §2). @throws {X509Error} `x509/invalid-jwk` */
export function publicKeyFromJwk(jwk: Jwk): PublicKey {
  switch (jwk.kty) {
    case 'RSA':
      return { type: 'RSA', n: unsigned(jwk, 'n'), e: unsigned(jwk, 'e') };
    case 'EC': {
      const curve = curveOf(jwk);
      const { length } = CURVES[curve];
      const rule = 'RFC 7518 §6.2.1';
      const point = concat(Uint8Array.of(4), fixed(jwk, 'x', length, rule), fixed(jwk, 'y', length, rule));
      return { type: 'EC', curve, point };
    }
    case 'OKP': {
      const type = octetKeyType(jwk);
      return { type, key: fixed(jwk, 'x', byteStringKeyLength(type), 'RFC 8037 §2') };
    }
    default:
      throw invalid('kty', 'RFC 7518 §6.1');
  }
}

/**
 * The private key in a JWK. The public half is computed and must be the one stated. An RSA key must have all its
 * factors, as RFC 7518 §6.3.2 recommends, and no more than two primes.
 *
 * @throws {X509Error} `x509/invalid-jwk`
 */
export function privateKeyFromJwk(jwk: Jwk, provider: CryptoProvider): PrivateKey {
  const publicKey = publicKeyFromJwk(jwk);
  switch (publicKey.type) {
    case 'RSA': {
      if (Object.hasOwn(jwk, 'oth')) throw invalid('oth', 'RFC 7518 §6.3.2.7');
      const [d, p, q, dP, dQ, qInv] = ['d', 'p', 'q', 'dp', 'dq', 'qi'].map((member) => unsigned(jwk, member)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ];
      return { ...publicKey, d, p, q, dP, dQ, qInv };
    }
    case 'EC': {
      const { curve, point } = publicKey;
      const { length, agreement } = CURVES[curve];
      const scalar = fixed(jwk, 'd', length, 'RFC 7518 §6.2.2.1');
      if (!equal(provider.keyAgreement(agreement).publicKey(scalar), point)) throw invalid('x', 'RFC 7518 §6.2');
      return { type: 'EC', curve, point, scalar };
    }
    case 'DSA':
      throw invalid('kty', 'RFC 7518 §6.1');
    default: {
      const { type } = publicKey;
      const seed = fixed(jwk, 'd', byteStringKeyLength(type), 'RFC 8037 §2');
      const key = byteStringPrivateKey(type, seed, provider);
      if (!('key' in key) || !equal(key.key, publicKey.key)) throw invalid('x', 'RFC 8037 §2');
      return key;
    }
  }
}

/** A public key as a JWK. @throws {X509Error} `x509/unsupported-key` for DSA, which JOSE does not have. */
export function publicKeyToJwk(key: PublicKey): Jwk {
  switch (key.type) {
    case 'RSA':
      return { kty: 'RSA', n: base64url.encode(key.n), e: base64url.encode(key.e) };
    case 'EC': {
      const { length } = CURVES[key.curve];
      const coordinate = (start: number): string => base64url.encode(key.point.subarray(start, start + length));
      return { kty: 'EC', crv: key.curve, x: coordinate(1), y: coordinate(1 + length) };
    }
    case 'DSA':
      throw new X509Error('x509/unsupported-key', { context: { actual: 'DSA' }, rule: 'RFC 7518 §6.1' });
    default:
      return { kty: 'OKP', crv: key.type, x: base64url.encode(key.key) };
  }
}

/** A private key as a JWK, the public half in it. @throws {X509Error} `x509/unsupported-key` for DSA. */
export function privateKeyToJwk(key: PrivateKey): Jwk {
  const publicPart = publicKeyToJwk(key);
  switch (key.type) {
    case 'RSA': {
      const { d, p, q, dP: dp, dQ: dq, qInv: qi } = key;
      const parts = Object.entries({ d, p, q, dp, dq, qi }).map(([name, value]) => [name, base64url.encode(value)]);
      return { ...publicPart, ...Object.fromEntries(parts) };
    }
    case 'EC':
      return { ...publicPart, d: base64url.encode(key.scalar) };
    case 'DSA':
      return publicPart;
    default:
      return { ...publicPart, d: base64url.encode(key.seed) };
  }
}

/** The SHA-256 thumbprint of a key, in base64url (RFC 7638 §3): the same for a public key and its private one. */
export function jwkThumbprint(key: PublicKey | PrivateKey, provider: CryptoProvider): string {
  const sorted = Object.entries(publicKeyToJwk(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  return base64url.encode(provider.digest('SHA-256', utf8(JSON.stringify(Object.fromEntries(sorted)))));
}
