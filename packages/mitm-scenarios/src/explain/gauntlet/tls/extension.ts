import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about extensions of certificates. */
export const extensionCasePhrases: Catalogue = {
  'case.tls-client-auth-only.title': { en: 'Certificate for clients alone', zh: '只能用于客户端的证书' },
  'case.tls-client-auth-only.lesson': {
    en: 'extKeyUsage allows clientAuth and nothing else: any user could pose as a server.',
    zh: 'extKeyUsage 只允许 clientAuth：否则任何用户都能冒充服务器。',
  },
  'case.tls-code-signing-only.title': { en: 'Certificate for signing programs', zh: '代码签名证书' },
  'case.tls-code-signing-only.lesson': {
    en: 'extKeyUsage allows codeSigning and nothing else.',
    zh: 'extKeyUsage 只允许 codeSigning。',
  },
  'case.tls-ca-for-client-auth-only.title': { en: 'Authority for clients alone', zh: '只为客户端签发的 CA' },
  'case.tls-ca-for-client-auth-only.lesson': {
    en: 'The authority’s extKeyUsage restricts what it issues to clientAuth.',
    zh: 'CA 的 extKeyUsage 把其签发范围限制为 clientAuth。',
  },
  'case.tls-key-usage-without-signature.title': { en: 'Key that must not sign', zh: '不许签名的密钥' },
  'case.tls-key-usage-without-signature.lesson': {
    en: 'keyUsage allows keyAgreement alone, and the server signs the handshake with it.',
    zh: 'keyUsage 只允许 keyAgreement，服务器却用它给握手签名。',
  },
  'case.tls-unknown-critical-extension.title': { en: 'Unknown critical extension', zh: '未知的关键扩展' },
  'case.tls-unknown-critical-extension.lesson': {
    en: 'What is critical and not understood makes the certificate void.',
    zh: '关键扩展若无法识别，证书即告无效。',
  },
  'case.tls-duplicate-extension.title': { en: 'Extension that stands there twice', zh: '重复的扩展' },
  'case.tls-duplicate-extension.lesson': {
    en: 'Two subjectAltName: one reader takes the first, another the last.',
    zh: '两个 subjectAltName：有的程序取第一个，有的取最后一个。',
  },
  'case.tls-version-1.title': { en: 'Authority of version 1', zh: 'v1 版本的 CA 证书' },
  'case.tls-version-1.lesson': {
    en: 'A certificate of version 1 cannot say that it is an authority.',
    zh: 'v1 证书无法声明自己是 CA。',
  },
  'case.tls-negative-serial.title': { en: 'Negative serial number', zh: '负的序列号' },
  'case.tls-negative-serial.lesson': {
    en: 'Serial numbers are positive. Who reads this one another way may look up the wrong one when asking about revocation.',
    zh: '序列号必须为正。解读不同的程序在查询吊销时可能查错对象。',
  },
  'case.tls-long-serial.title': { en: 'Serial number of 40 bytes', zh: '40 字节的序列号' },
  'case.tls-long-serial.lesson': { en: 'At most 20 bytes are allowed.', zh: '最多只允许 20 字节。' },
  'case.tls-rsa-encryption-only.title': { en: 'RSA key for encryption alone', zh: '只准用于加密的 RSA 密钥' },
  'case.tls-rsa-encryption-only.lesson': {
    en: 'The certificate lets its key encrypt keys, not sign; the server signs with it all the same.',
    zh: '证书只允许用这把密钥加密密钥，不允许签名；服务器却用它签了名。',
  },
};
