import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases in which keys are made of nothing secret. */
export const emptySecretCasePhrases: Catalogue = {
  'case.tls12-keys-of-no-secret.title': { en: 'Keys made of no secret', zh: '用空秘密生成的密钥' },
  'case.tls12-keys-of-no-secret.lesson': {
    en: 'ChangeCipherSpec comes right after ServerHello, and what follows is encrypted under keys that everybody can compute: OpenSSL went along (CVE-2014-0224).',
    zh: 'ServerHello 之后立刻来 ChangeCipherSpec，其后的内容用任何人都能算出的密钥加密。OpenSSL 曾照单全收（CVE-2014-0224）。',
  },
  'case.tls12-finished-right-after-certificate.title': {
    en: 'Finished right after the certificate',
    zh: '证书之后直接 Finished',
  },
  'case.tls12-finished-right-after-certificate.lesson': {
    en: 'No key exchange, no change of keys: the server ends the handshake in the clear, and the client’s request goes out in the clear. Java did so (SKIP-TLS, CVE-2014-6593).',
    zh: '没有密钥交换，也不切换密钥，服务器就以明文结束握手，客户端的请求也以明文发出。Java 曾经如此（SKIP-TLS，CVE-2014-6593）。',
  },
};
