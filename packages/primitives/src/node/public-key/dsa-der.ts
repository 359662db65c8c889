import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import { BIT_STRING, element, integer, OCTET_STRING, SEQUENCE } from '../der.js';

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
