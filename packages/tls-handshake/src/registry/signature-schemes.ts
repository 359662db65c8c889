import type { EllipticCurve, HashName, KeyType, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { type EnumCodec, enumOf, u16 } from '@cutaway/primitives/wire';

const signatureSchemeValues = {
  rsa_pkcs1_md5: 0x0101,
  rsa_pkcs1_sha1: 0x0201,
  dsa_sha1: 0x0202,
  ecdsa_sha1: 0x0203,
  rsa_pkcs1_sha224: 0x0301,
  dsa_sha224: 0x0302,
  ecdsa_sha224: 0x0303,
  rsa_pkcs1_sha256: 0x0401,
  dsa_sha256: 0x0402,
  ecdsa_secp256r1_sha256: 0x0403,
  rsa_pkcs1_sha384: 0x0501,
  dsa_sha384: 0x0502,
  ecdsa_secp384r1_sha384: 0x0503,
  rsa_pkcs1_sha512: 0x0601,
  dsa_sha512: 0x0602,
  ecdsa_secp521r1_sha512: 0x0603,
  rsa_pss_rsae_sha256: 0x0804,
  rsa_pss_rsae_sha384: 0x0805,
  rsa_pss_rsae_sha512: 0x0806,
  ed25519: 0x0807,
  ed448: 0x0808,
  rsa_pss_pss_sha256: 0x0809,
  rsa_pss_pss_sha384: 0x080a,
  rsa_pss_pss_sha512: 0x080b,
  ecdsa_brainpoolP256r1tls13_sha256: 0x081a,
  ecdsa_brainpoolP384r1tls13_sha384: 0x081b,
  ecdsa_brainpoolP512r1tls13_sha512: 0x081c,
  mldsa44: 0x0904,
  mldsa65: 0x0905,
  mldsa87: 0x0906,
} as const;

/** `SignatureScheme` (RFC 8446 §4.2.3); in TLS 1.2 the same two bytes are hash and signature (RFC 5246 §7.4.1.4.1). */
export const SignatureScheme: EnumCodec<typeof signatureSchemeValues> = enumOf(
  u16,
  'SignatureScheme',
  signatureSchemeValues,
);

/** A signature scheme by its registered name. */
export type SignatureSchemeName = keyof typeof signatureSchemeValues;

/** What a scheme means. */
export interface SignatureSchemeParameters {
  readonly id: number;
  readonly name: SignatureSchemeName;
  readonly keyType: Extract<KeyType, 'RSA' | 'DSA' | 'EC' | 'Ed25519' | 'Ed448'>;
  readonly algorithm: SignatureAlgorithm;
  /** The curve the key must be on; in TLS 1.3 alone. */
  readonly curve?: EllipticCurve;
  /** The RSA key's object identifier: `rsaEncryption` for the rsae and PKCS#1 schemes, `id-RSASSA-PSS` for pss. */
  readonly rsaKey?: 'rsaEncryption' | 'id-RSASSA-PSS';
  /** Whether TLS 1.3 allows it in CertificateVerify. */
  readonly tls13: boolean;
}

const pkcs1 = (name: SignatureSchemeName, hash: HashName): SignatureSchemeParameters => ({
  id: signatureSchemeValues[name],
  name,
  keyType: 'RSA',
  rsaKey: 'rsaEncryption',
  algorithm: { name: 'RSASSA-PKCS1-v1_5', hash },
  tls13: false,
});

const pss = (
  name: SignatureSchemeName,
  hash: HashName,
  rsaKey: 'rsaEncryption' | 'id-RSASSA-PSS',
): SignatureSchemeParameters => ({
  id: signatureSchemeValues[name],
  name,
  keyType: 'RSA',
  rsaKey,
  algorithm: { name: 'RSASSA-PSS', hash },
  tls13: true,
});

const dsa = (name: SignatureSchemeName, hash: HashName): SignatureSchemeParameters => ({
  id: signatureSchemeValues[name],
  name,
  keyType: 'DSA',
  algorithm: { name: 'DSA', hash },
  tls13: false,
});

const ecdsa = (name: SignatureSchemeName, hash: HashName, curve?: EllipticCurve): SignatureSchemeParameters => ({
  id: signatureSchemeValues[name],
  name,
  keyType: 'EC',
  algorithm: { name: 'ECDSA', hash },
  ...(curve === undefined ? {} : { curve }),
  tls13: curve !== undefined,
});

/** Every scheme this package can sign and verify with, strong and weak. */
export const signatureSchemes: readonly SignatureSchemeParameters[] = [
  ecdsa('ecdsa_secp256r1_sha256', 'SHA-256', 'P-256'),
  ecdsa('ecdsa_secp384r1_sha384', 'SHA-384', 'P-384'),
  ecdsa('ecdsa_secp521r1_sha512', 'SHA-512', 'P-521'),
  { id: 0x0807, name: 'ed25519', keyType: 'Ed25519', algorithm: { name: 'Ed25519' }, tls13: true },
  { id: 0x0808, name: 'ed448', keyType: 'Ed448', algorithm: { name: 'Ed448' }, tls13: true },
  pss('rsa_pss_rsae_sha256', 'SHA-256', 'rsaEncryption'),
  pss('rsa_pss_rsae_sha384', 'SHA-384', 'rsaEncryption'),
  pss('rsa_pss_rsae_sha512', 'SHA-512', 'rsaEncryption'),
  pss('rsa_pss_pss_sha256', 'SHA-256', 'id-RSASSA-PSS'),
  pss('rsa_pss_pss_sha384', 'SHA-384', 'id-RSASSA-PSS'),
  pss('rsa_pss_pss_sha512', 'SHA-512', 'id-RSASSA-PSS'),
  pkcs1('rsa_pkcs1_sha256', 'SHA-256'),
  pkcs1('rsa_pkcs1_sha384', 'SHA-384'),
  pkcs1('rsa_pkcs1_sha512', 'SHA-512'),
  pkcs1('rsa_pkcs1_sha224', 'SHA-224'),
  pkcs1('rsa_pkcs1_sha1', 'SHA-1'),
  pkcs1('rsa_pkcs1_md5', 'MD5'),
  ecdsa('ecdsa_sha224', 'SHA-224'),
  ecdsa('ecdsa_sha1', 'SHA-1'),
  dsa('dsa_sha512', 'SHA-512'),
  dsa('dsa_sha384', 'SHA-384'),
  dsa('dsa_sha256', 'SHA-256'),
  dsa('dsa_sha224', 'SHA-224'),
  dsa('dsa_sha1', 'SHA-1'),
];

const byId = new Map(signatureSchemes.map((scheme) => [scheme.id, scheme]));

/** What a scheme means, or `undefined` for one that cannot be used. */
export function signatureScheme(id: number): SignatureSchemeParameters | undefined {
  return byId.get(id);
}
