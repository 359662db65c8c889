import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about the handshake of TLS 1.3. */
export const handshake13CasePhrases: Catalogue = {
  'case.tls-certificate-verify-wrong.title': { en: 'Proof of the key is wrong', zh: '私钥证明错误' },
  'case.tls-certificate-verify-wrong.lesson': {
    en: 'The certificate is genuine, the signature over this handshake is not right.',
    zh: '证书是真的，但对本次握手的签名不对。',
  },
  'case.tls-certificate-verify-other-key.title': { en: 'Proof by another key', zh: '用另一把密钥证明' },
  'case.tls-certificate-verify-other-key.lesson': {
    en: 'An impostor copies the genuine certificate and signs with a key of its own.',
    zh: '冒充者复制真证书，却用自己的密钥签名。',
  },
  'case.tls-certificate-verify-missing.title': { en: 'Proof of the key left out', zh: '省略私钥证明' },
  'case.tls-certificate-verify-missing.lesson': {
    en: 'Without CertificateVerify a copied certificate would do.',
    zh: '没有 CertificateVerify，复制来的证书就够用了。',
  },
  'case.tls-certificate-missing.title': { en: 'No certificate at all', zh: '完全没有证书' },
  'case.tls-certificate-missing.lesson': {
    en: 'Neither certificate nor proof: nobody said who is there.',
    zh: '既没有证书也没有证明：谁也没说自己是谁。',
  },
  'case.tls-finished-wrong.title': { en: 'Wrong Finished', zh: 'Finished 错误' },
  'case.tls-finished-wrong.lesson': {
    en: 'The server’s Finished is not the one over this handshake: something was changed on the way.',
    zh: '服务器的 Finished 与本次握手不符：途中有内容被改动。',
  },
  'case.tls-finished-missing.title': { en: 'No Finished', zh: '缺少 Finished' },
  'case.tls-finished-missing.lesson': {
    en: 'The server never confirms the handshake.',
    zh: '服务器始终没有确认握手。',
  },
  'case.tls-messages-swapped.title': { en: 'Messages in the wrong order', zh: '消息顺序错误' },
  'case.tls-messages-swapped.lesson': {
    en: 'CertificateVerify comes before Certificate.',
    zh: 'CertificateVerify 出现在 Certificate 之前。',
  },
  'case.tls-suite-not-offered.title': { en: 'Suite that was not offered', zh: '选择了未提供的套件' },
  'case.tls-suite-not-offered.lesson': {
    en: 'The server picks a cipher suite that the client did not name.',
    zh: '服务器选了客户端没有提供的密码套件。',
  },
  'case.tls-certificate-verify-other-transcript.title': {
    en: 'Proof from another handshake',
    zh: '来自另一次握手的证明',
  },
  'case.tls-certificate-verify-other-transcript.lesson': {
    en: 'The signature is by the right key, but over another handshake: a proof that was recorded.',
    zh: '签名确由正确的密钥生成，但属于另一次握手：是录下来重放的证明。',
  },
  'case.tls-certificate-verify-pkcs1.title': { en: 'Proof by RSA PKCS #1 v1.5', zh: 'RSA PKCS #1 v1.5 签名的证明' },
  'case.tls-certificate-verify-pkcs1.lesson': {
    en: 'In TLS 1.3 servers must not sign the handshake by PKCS #1 v1.5.',
    zh: 'TLS 1.3 中服务器不得用 PKCS #1 v1.5 对握手签名。',
  },
  'case.tls-certificate-verify-sha1.title': { en: 'Proof by SHA-1', zh: 'SHA-1 签名的证明' },
  'case.tls-certificate-verify-sha1.lesson': {
    en: 'In TLS 1.3 servers must not sign the handshake by SHA-1.',
    zh: 'TLS 1.3 中服务器不得用 SHA-1 对握手签名。',
  },
  'case.tls-certificate-empty.title': {
    en: 'Certificate message without a certificate',
    zh: 'Certificate 消息中没有证书',
  },
  'case.tls-certificate-empty.lesson': {
    en: 'The message is there, the certificate is not: nobody said who is there.',
    zh: '消息在，证书却不在：谁也没说自己是谁。',
  },
  'case.tls-message-repeated.title': { en: 'Message twice', zh: '消息重复' },
  'case.tls-message-repeated.lesson': {
    en: 'EncryptedExtensions comes twice. Who takes it can be led out of order elsewhere too.',
    zh: 'EncryptedExtensions 出现了两次。接受它的客户端在别处也可能被打乱顺序。',
  },
};
