import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about the handshake of TLS 1.2. */
export const handshake12CasePhrases: Catalogue = {
  'case.tls12-alone.title': { en: 'TLS 1.2 alone', zh: '只支持 TLS 1.2' },
  'case.tls12-alone.lesson': {
    en: 'An honest server that does not speak TLS 1.3.',
    zh: '不支持 TLS 1.3 的正常服务器。',
  },
  'case.tls13-alone.title': { en: 'TLS 1.3 alone', zh: '只支持 TLS 1.3' },
  'case.tls13-alone.lesson': {
    en: 'An honest server that speaks nothing older.',
    zh: '不支持任何旧版本的正常服务器。',
  },
  'case.tls12-downgrade-sentinel.title': { en: 'Downgrade mark ignored', zh: '忽略降级标记' },
  'case.tls12-downgrade-sentinel.lesson': {
    en: 'The server’s random bytes say that it speaks TLS 1.3, and 1.2 was agreed on: somebody took the better offer away.',
    zh: '服务器随机数表明它支持 TLS 1.3，协商结果却是 1.2：有人拿掉了更好的选项。',
  },
  'case.tls12-key-exchange-signature-wrong.title': {
    en: 'Wrong signature on the key exchange',
    zh: '密钥交换签名错误',
  },
  'case.tls12-key-exchange-signature-wrong.lesson': {
    en: 'The certificate is genuine, the signature on the Diffie-Hellman share is not right.',
    zh: '证书是真的，Diffie-Hellman 公开值上的签名却不对。',
  },
  'case.tls12-key-exchange-missing.title': { en: 'Key exchange left out', zh: '省略密钥交换消息' },
  'case.tls12-key-exchange-missing.lesson': {
    en: 'The server sends no signed share at all.',
    zh: '服务器根本没有发送带签名的公开值。',
  },
  'case.tls12-certificate-missing.title': { en: 'No certificate at all', zh: '完全没有证书' },
  'case.tls12-certificate-missing.lesson': {
    en: 'The Certificate message is left out.',
    zh: '省略了 Certificate 消息。',
  },
  'case.tls12-finished-wrong.title': { en: 'Wrong Finished', zh: 'Finished 错误' },
  'case.tls12-finished-wrong.lesson': {
    en: 'The server’s Finished does not fit this handshake: something was changed on the way.',
    zh: '服务器的 Finished 与本次握手不符：途中有内容被改动。',
  },
  'case.tls12-change-cipher-spec-skipped.title': { en: 'ChangeCipherSpec left out', zh: '省略 ChangeCipherSpec' },
  'case.tls12-change-cipher-spec-skipped.lesson': {
    en: 'The encrypted Finished comes without the message that announces encryption.',
    zh: '没有宣布启用加密，就直接发来了加密的 Finished。',
  },
  'case.tls12-no-secure-renegotiation.title': {
    en: 'Server without secure renegotiation',
    zh: '不支持安全重协商的服务器',
  },
  'case.tls12-no-secure-renegotiation.lesson': {
    en: 'The server does not tell that it binds renegotiation to the connection: an attacker may have spoken first.',
    zh: '服务器没有声明重协商与连接绑定，攻击者可能抢先说过话。',
  },
  'case.tls12-static-rsa.title': { en: 'Static RSA key exchange', zh: '静态 RSA 密钥交换' },
  'case.tls12-static-rsa.lesson': {
    en: 'The secret is encrypted to the server’s key: whoever steals that key later reads what was recorded today.',
    zh: '秘密用服务器公钥加密传送：日后偷到私钥的人能读出今天录下的内容。',
  },
  'case.tls12-master-secret-not-extended.title': { en: 'Extended master secret missing', zh: '缺少扩展主密钥' },
  'case.tls12-master-secret-not-extended.lesson': {
    en: 'Without extended_master_secret a man in the middle can bring two connections to the same secret (triple handshake).',
    zh: '没有 extended_master_secret，中间人可让两条连接拥有相同的主密钥（三重握手攻击）。',
  },
  'case.tls12-signature-scheme-not-offered.title': {
    en: 'Signature scheme that was not offered',
    zh: '未提供的签名方案',
  },
  'case.tls12-signature-scheme-not-offered.lesson': {
    en: 'The server signs its key exchange by RSA and MD5, which the client did not offer.',
    zh: '服务器用客户端未提供的 RSA-MD5 对密钥交换签名。',
  },
  'case.tls12-other-certificate-later.title': { en: 'Other certificate on renegotiation', zh: '重协商时换了证书' },
  'case.tls12-other-certificate-later.lesson': {
    en: 'In the middle of the connection the server shakes hands again, and shows the certificate of somebody nobody trusts.',
    zh: '连接进行中服务器再次握手，出示的却是无人信任者的证书。',
  },
  'case.tls12-warnings-without-end.title': { en: 'Warnings without end', zh: '没完没了的警告' },
  'case.tls12-warnings-without-end.lesson': {
    en: 'The server sends 200 warnings before it goes on. A client should not be kept busy for nothing.',
    zh: '服务器先发 200 个警告再继续。客户端不该这样被白白占用。',
  },
};
