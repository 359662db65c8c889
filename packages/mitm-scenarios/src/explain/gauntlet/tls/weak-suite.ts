import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about broken suites and versions. */
export const weakSuiteCasePhrases: Catalogue = {
  'case.tls12-null.title': { en: 'Suite without encryption', zh: '不加密的套件' },
  'case.tls12-null.lesson': {
    en: 'The server speaks only suites that encrypt nothing: whoever listens reads everything.',
    zh: '服务器只提供不加密的套件：任何人窃听都能读到全部内容。',
  },
  'case.tls12-anonymous.title': { en: 'Anonymous suite', zh: '匿名套件' },
  'case.tls12-anonymous.lesson': {
    en: 'In anonymous suites the server shows no certificate: it may be anybody.',
    zh: '匿名套件中服务器不出示证书：对方可能是任何人。',
  },
  'case.tls10-export.title': { en: 'EXPORT suite', zh: '出口级套件' },
  'case.tls10-export.lesson': {
    en: 'Keys of 40 bits, exchanged under an RSA key of 512 bits: both are broken within hours.',
    zh: '40 比特的密钥，由 512 位 RSA 密钥交换：两者几小时内就能破解。',
  },
  'case.tls12-rc4.title': { en: 'RC4', zh: 'RC4' },
  'case.tls12-rc4.lesson': {
    en: 'The first bytes of RC4 give away what is sent often, such as cookies.',
    zh: 'RC4 密钥流有偏差，反复发送的内容（如 Cookie）会被还原。',
  },
  'case.tls12-3des.title': { en: '3DES', zh: '3DES' },
  'case.tls12-3des.lesson': {
    en: 'Blocks of 64 bits repeat after some gigabytes, and give away what they hide (Sweet32).',
    zh: '64 位分组在传输若干 GB 后会出现碰撞，从而泄露明文（Sweet32）。',
  },
  'case.tls10-alone.title': { en: 'TLS 1.0', zh: 'TLS 1.0' },
  'case.tls10-alone.lesson': {
    en: 'A server that speaks TLS 1.0 alone, with MD5 and SHA-1 in every proof.',
    zh: '服务器只支持 TLS 1.0，其证明全靠 MD5 与 SHA-1。',
  },
  'case.tls11-alone.title': { en: 'TLS 1.1', zh: 'TLS 1.1' },
  'case.tls11-alone.lesson': {
    en: 'A server that speaks TLS 1.1 alone, with MD5 and SHA-1 in every proof.',
    zh: '服务器只支持 TLS 1.1，其证明全靠 MD5 与 SHA-1。',
  },
  'case.tls12-export-key-unasked.title': { en: 'Short key nobody asked for', zh: '未请求的短密钥' },
  'case.tls12-export-key-unasked.lesson': {
    en: 'In a strong suite the server sends a 512-bit key to encrypt to; a client that takes it has been weakened on the way (FREAK).',
    zh: '在强套件中服务器塞来一把 512 位的加密密钥；接受它的客户端就被人在途中削弱了（FREAK）。',
  },
};
