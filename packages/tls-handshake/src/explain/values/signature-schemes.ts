import type { Phrase } from '@cutaway/primitives/explain';
import type { SignatureSchemeName } from '../../registry/index.js';

const pkcs1 = (hash: string): Phrase => ({
  en: `RSA with PKCS #1 v1.5 padding over ${hash}; in TLS 1.3 for certificates alone.`,
  zh: `RSA PKCS #1 v1.5 填充，摘要 ${hash}；在 TLS 1.3 里只可用于证书。`,
});
const pss = (hash: string, key: string): Phrase => ({
  en: `RSA-PSS over ${hash}, with ${key}.`,
  zh: `RSA-PSS，摘要 ${hash}，密钥类型为 ${key}。`,
});
const ecdsa = (hash: string, on?: string): Phrase => ({
  en: on === undefined ? `ECDSA over ${hash}.` : `ECDSA over ${hash}; in TLS 1.3 with a key on ${on}.`,
  zh: on === undefined ? `ECDSA，摘要 ${hash}。` : `ECDSA，摘要 ${hash}；TLS 1.3 里密钥须在 ${on} 上。`,
});
const dsa = (hash: string): Phrase => ({
  en: `DSA over ${hash}: gone from TLS 1.3.`,
  zh: `DSA，摘要 ${hash}；TLS 1.3 已不再支持。`,
});
const broken = ({ en, zh }: Phrase, hash: string): Phrase => ({
  en: `${en} Collisions in ${hash} can be made: not to be used.`,
  zh: `${zh}${hash} 已可构造碰撞，不应使用。`,
});
const mlDsa = (level: number): Phrase => ({
  en: `ML-DSA (FIPS 204), safe from quantum computers; category ${level}.`,
  zh: `ML-DSA（FIPS 204），可抵御量子计算机，安全类别 ${level}。`,
});

/** What signature schemes are made of. */
export const signatureSchemes: Readonly<Record<SignatureSchemeName, Phrase>> = {
  rsa_pkcs1_md5: broken(pkcs1('MD5'), 'MD5'),
  rsa_pkcs1_sha1: broken(pkcs1('SHA-1'), 'SHA-1'),
  dsa_sha1: broken(dsa('SHA-1'), 'SHA-1'),
  ecdsa_sha1: broken(ecdsa('SHA-1'), 'SHA-1'),
  rsa_pkcs1_sha224: pkcs1('SHA-224'),
  dsa_sha224: dsa('SHA-224'),
  ecdsa_sha224: ecdsa('SHA-224'),
  rsa_pkcs1_sha256: pkcs1('SHA-256'),
  dsa_sha256: dsa('SHA-256'),
  ecdsa_secp256r1_sha256: ecdsa('SHA-256', 'P-256'),
  rsa_pkcs1_sha384: pkcs1('SHA-384'),
  dsa_sha384: dsa('SHA-384'),
  ecdsa_secp384r1_sha384: ecdsa('SHA-384', 'P-384'),
  rsa_pkcs1_sha512: pkcs1('SHA-512'),
  dsa_sha512: dsa('SHA-512'),
  ecdsa_secp521r1_sha512: ecdsa('SHA-512', 'P-521'),
  rsa_pss_rsae_sha256: pss('SHA-256', 'rsaEncryption'),
  rsa_pss_rsae_sha384: pss('SHA-384', 'rsaEncryption'),
  rsa_pss_rsae_sha512: pss('SHA-512', 'rsaEncryption'),
  ed25519: { en: 'Ed25519 (RFC 8032).', zh: 'Ed25519（RFC 8032）。' },
  ed448: { en: 'Ed448 (RFC 8032).', zh: 'Ed448（RFC 8032）。' },
  rsa_pss_pss_sha256: pss('SHA-256', 'id-RSASSA-PSS'),
  rsa_pss_pss_sha384: pss('SHA-384', 'id-RSASSA-PSS'),
  rsa_pss_pss_sha512: pss('SHA-512', 'id-RSASSA-PSS'),
  ecdsa_brainpoolP256r1tls13_sha256: ecdsa('SHA-256', 'brainpoolP256r1'),
  ecdsa_brainpoolP384r1tls13_sha384: ecdsa('SHA-384', 'brainpoolP384r1'),
  ecdsa_brainpoolP512r1tls13_sha512: ecdsa('SHA-512', 'brainpoolP512r1'),
  mldsa44: mlDsa(2),
  mldsa65: mlDsa(3),
  mldsa87: mlDsa(5),
};
