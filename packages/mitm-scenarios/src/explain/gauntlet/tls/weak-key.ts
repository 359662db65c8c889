import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about weak keys and signatures. */
export const weakKeyCasePhrases: Catalogue = {
  'case.tls-rsa-1024.title': { en: 'RSA key of 1024 bits', zh: '1024 位 RSA 密钥' },
  'case.tls-rsa-1024.lesson': {
    en: 'Within reach of whoever can pay for the computers.',
    zh: '只要付得起算力就能分解。',
  },
  'case.tls-rsa-768.title': { en: 'RSA key of 768 bits', zh: '768 位 RSA 密钥' },
  'case.tls-rsa-768.lesson': { en: 'Factored in public in 2009.', zh: '2009 年已有人公开分解。' },
  'case.tls-sha1-signature.title': { en: 'Signature with SHA-1', zh: 'SHA-1 签名' },
  'case.tls-sha1-signature.lesson': {
    en: 'Collisions cost a few thousand dollars: two certificates with one signature.',
    zh: '碰撞只需几千美元：两张证书可以共用一个签名。',
  },
  'case.tls-rsa-512.title': { en: 'RSA key of 512 bits', zh: '512 位 RSA 密钥' },
  'case.tls-rsa-512.lesson': {
    en: 'A key of 512 bits is factored within hours for some dollars.',
    zh: '512 位密钥花几美元、几小时即可分解。',
  },
  'case.tls-explicit-curve.title': { en: 'Curve spelled out', zh: '显式曲线参数' },
  'case.tls-explicit-curve.lesson': {
    en: 'The key spells its curve out instead of naming it, which let keys be forged in Windows (CVE-2020-0601).',
    zh: '密钥不写曲线名而写出曲线参数，Windows 曾因此可被伪造密钥（CVE-2020-0601）。',
  },
  'case.tls-md5-signature.title': { en: 'Certificate signed by MD5', zh: 'MD5 签名的证书' },
  'case.tls-md5-signature.lesson': {
    en: 'Collisions of MD5 take seconds: a certificate authority was forged with them.',
    zh: 'MD5 碰撞只需数秒：曾有人借此伪造出 CA。',
  },
};
