import { equal } from '@cutaway/primitives/bytes';
import type {
  CryptoProvider,
  EllipticCurve,
  KeyAgreementName,
  PrivateKey,
  PublicKey,
} from '@cutaway/primitives/crypto';
import {
  type BitString,
  bitString,
  DerReader,
  explicit,
  integer,
  objectIdentifier,
  octetString,
  present,
  sequence,
  Tag,
} from '../der/index.js';
import { OID } from '../oids.js';
import type { AlgorithmIdentifier } from './algorithm-identifier.js';

type EllipticPrivateKey = Extract<PrivateKey, { type: 'EC' }>;

/** The curves whose keys can be used; `length` is that of a coordinate and of a scalar in bytes. */
export const CURVES: Readonly<
  Record<EllipticCurve, { readonly oid: string; readonly length: number; readonly agreement: KeyAgreementName }>
> = {
  'P-256': { oid: OID.secp256r1, length: 32, agreement: 'secp256r1' },
  'P-384': { oid: OID.secp384r1, length: 48, agreement: 'secp384r1' },
  'P-521': { oid: OID.secp521r1, length: 66, agreement: 'secp521r1' },
};

function curveOf(oid: string | undefined): EllipticCurve | undefined {
  return (Object.keys(CURVES) as EllipticCurve[]).find((curve) => CURVES[curve].oid === oid);
}

/**
 * The object identifier of an EC key's curve; `undefined` for parameters that spell the curve out, which RFC 5480
 * §2.1.1 forbids.
 */
export function namedCurve({ parameters }: AlgorithmIdentifier): string | undefined {
  if (parameters?.tag !== Tag.OBJECT_IDENTIFIER) return undefined;
  return new DerReader(parameters.bytes, { deviations: [] }).objectIdentifier('namedCurve');
}

/** ECPoint (RFC 5480 §2.2). Compressed points are kept but not usable. */
export function readEllipticPublicKey(
  reader: DerReader,
  algorithm: AlgorithmIdentifier,
): { subjectPublicKey: BitString; publicKey: PublicKey | undefined } {
  const curve = curveOf(namedCurve(algorithm));
  const at = reader.offset;
  const subjectPublicKey = reader.bitString('subjectPublicKey');
  if (curve === undefined) return { subjectPublicKey, publicKey: undefined };
  const { length } = CURVES[curve];
  const { bytes: point, unusedBits } = subjectPublicKey;
  const uncompressed = point[0] === 0x04 && point.length === 1 + 2 * length;
  const compressed = (point[0] === 0x02 || point[0] === 0x03) && point.length === 1 + length;
  if (unusedBits !== 0 || (!uncompressed && !compressed)) {
    const context = { type: curve, reason: `point of ${point.length} bytes` };
    reader.report('x509/invalid-key', at, context, 'RFC 5480 §2.2');
  }
  return { subjectPublicKey, publicKey: uncompressed ? { type: 'EC', curve, point } : undefined };
}

/**
 * ECPrivateKey (RFC 5915 §3).
 *
 * @param outer the curve's object identifier from a surrounding PKCS#8, when there is one.
 */
export function readEllipticPrivateKey(
  reader: DerReader,
  outer: string | undefined,
  provider: CryptoProvider,
): EllipticPrivateKey {
  return reader.sequence('', 'ECPrivateKey', () => {
    const at = reader.offset;
    reader.smallInteger('version', 1);
    const scalar = reader.octetString('privateKey');
    const inner = reader.next(0xa0) ? reader.explicit(0, 'parameters', () => reader.any('')) : undefined;
    const stated = reader.next(0xa1) ? reader.explicit(1, 'publicKey', () => reader.bitString('').bytes) : undefined;
    const oid =
      inner?.tag === Tag.OBJECT_IDENTIFIER ? new DerReader(inner.bytes).objectIdentifier('parameters') : outer;
    const curve = curveOf(oid);
    if (curve === undefined) {
      throw reader.error('x509/unsupported-key', at, { actual: oid ?? 'specifiedCurve' }, 'RFC 5915 §3');
    }
    const { length, agreement } = CURVES[curve];
    if (scalar.length !== length) {
      throw reader.error('x509/invalid-key', at, { type: curve, reason: `${scalar.length} bytes` }, 'RFC 5915 §3');
    }
    const point = provider.keyAgreement(agreement).publicKey(scalar);
    if (stated?.[0] === 0x04 && !equal(stated, point)) {
      throw reader.error('x509/invalid-key', at, { type: curve, reason: 'publicKey' }, 'RFC 5915 §3');
    }
    return { type: 'EC', curve, scalar, point };
  });
}

/** ECPrivateKey; the curve is named in it unless a surrounding PKCS#8 does so. */
export function encodeEllipticPrivateKey(
  key: EllipticPrivateKey,
  options: { readonly withCurve: boolean },
): Uint8Array {
  const parameters = options.withCurve ? explicit(0, objectIdentifier(CURVES[key.curve].oid)) : undefined;
  return sequence(integer(1), octetString(key.scalar), ...present(parameters), explicit(1, bitString(key.point)));
}
