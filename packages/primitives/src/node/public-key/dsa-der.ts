import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import { BIT_STRING, element, INTEGER, integer, OCTET_STRING, SEQUENCE } from '../der.js';

type DsaPublicKey = Extract<PublicKey, { type: 'DSA' }>;
type DsaPrivateKey = Extract<PrivateKey, { type: 'DSA' }>;

/** 1.2.840.10040.4.1, id-dsa (RFC 3279 §2.3.2). */
const ID_DSA = Uint8Array.of(0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01);

function algorithmIdentifier({ p, q, g }: DsaPublicKey | DsaPrivateKey): Uint8Array {
  return element(SEQUENCE, ID_DSA, element(SEQUENCE, integer(p), integer(q), integer(g)));
}

/** SubjectPublicKeyInfo (RFC 3279 §2.3.2), the form in which OpenSSL takes DSA keys. */
export function dsaSubjectPublicKeyInfo(key: DsaPublicKey): Uint8Array {
  return element(SEQUENCE, algorithmIdentifier(key), element(BIT_STRING, Uint8Array.of(0), integer(key.y)));
}

/** PrivateKeyInfo (RFC 5208 §5). */
export function dsaPrivateKeyInfo(key: DsaPrivateKey): Uint8Array {
  const version = integer(Uint8Array.of(0));
  return element(SEQUENCE, version, algorithmIdentifier(key), element(OCTET_STRING, integer(key.x)));
}

/** The numbers in a SubjectPublicKeyInfo or PrivateKeyInfo that OpenSSL made for a DSA key, in their order. */
export function dsaIntegers(der: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let offset = 0; offset < der.length; ) {
    const tag = der[offset] as number;
    const first = der[offset + 1] as number;
    const lengthSize = first < 0x80 ? 0 : first & 0x7f;
    let length = first < 0x80 ? first : 0;
    for (let i = 0; i < lengthSize; i++) length = length * 256 + (der[offset + 2 + i] as number);
    const start = offset + 2 + lengthSize;
    const content = der.subarray(start, start + length);
    if (tag === INTEGER) found.push(content[0] === 0 ? content.slice(1) : content.slice());
    else if (tag === SEQUENCE || tag === OCTET_STRING) found.push(...dsaIntegers(content));
    else if (tag === BIT_STRING) found.push(...dsaIntegers(content.subarray(1)));
    offset = start + length;
  }
  return found;
}
