import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about trust. */
export const trustCasePhrases: Catalogue = {
  'case.tls-ec-chain.title': { en: 'Honest server, EC certificate', zh: '正常服务器，EC 证书' },
  'case.tls-ec-chain.lesson': {
    en: 'Root, intermediate, server certificate, all in order. Every client must go on.',
    zh: '根证书、中间证书、服务器证书，一切正常，客户端必须继续。',
  },
  'case.tls-rsa-chain.title': { en: 'Honest server, RSA certificate', zh: '正常服务器，RSA 证书' },
  'case.tls-rsa-chain.lesson': { en: 'The same with an RSA key of 2048 bits.', zh: '同上，使用 2048 位 RSA 密钥。' },
  'case.tls-unrelated-certificate-sent.title': { en: 'Unrelated certificate sent along', zh: '附带一张无关证书' },
  'case.tls-unrelated-certificate-sent.lesson': {
    en: 'Servers often send too much. What does not belong to the path is to be passed over.',
    zh: '服务器常会多发证书。不属于路径的应当忽略。',
  },
  'case.tls-chain-out-of-order.title': { en: 'Chain sent out of order', zh: '证书链顺序颠倒' },
  'case.tls-chain-out-of-order.lesson': {
    en: 'Two intermediates in the wrong order, as many servers send them. TLS 1.3 asks clients to cope.',
    zh: '两张中间证书顺序颠倒，很多服务器就是这样发的；TLS 1.3 要求客户端能够应对。',
  },
  'case.tls-address-in-san.title': { en: 'IP address in the certificate', zh: '证书中的 IP 地址' },
  'case.tls-address-in-san.lesson': {
    en: 'The client is sent to an address, and the certificate names it as one.',
    zh: '客户端访问的是 IP 地址，证书中也正确写明了该地址。',
  },
  'case.tls-self-signed.title': { en: 'Self-signed certificate', zh: '自签名证书' },
  'case.tls-self-signed.lesson': {
    en: 'Anybody can sign a certificate for any name with the key in it.',
    zh: '任何人都能给任何名称自己签一张证书。',
  },
  'case.tls-untrusted-root.title': { en: 'Root that nobody installed', zh: '未受信任的根证书' },
  'case.tls-untrusted-root.lesson': {
    en: 'A complete chain, up to a root that the client was never told to trust.',
    zh: '证书链完整，但根证书从未被客户端信任。',
  },
  'case.tls-root-name-other-key.title': { en: 'Root’s name, another key', zh: '根证书同名，密钥不同' },
  'case.tls-root-name-other-key.lesson': {
    en: 'The chain names the trusted root, but another key of that name signed. Names are free; signatures are not.',
    zh: '链上写的是受信任根证书的名称，签名的却是同名的另一把密钥。名称可以随便写，签名不行。',
  },
  'case.tls-leaf-signature-wrong.title': { en: 'Server certificate with a wrong signature', zh: '服务器证书签名错误' },
  'case.tls-leaf-signature-wrong.lesson': {
    en: 'One bit of the signature is turned over: whoever accepts it checks no signatures.',
    zh: '签名翻转了一个比特：若接受，说明根本没有验证签名。',
  },
  'case.tls-intermediate-signature-wrong.title': { en: 'Intermediate with a wrong signature', zh: '中间证书签名错误' },
  'case.tls-intermediate-signature-wrong.lesson': {
    en: 'The server’s certificate is right, its issuer’s is not: every link must be checked.',
    zh: '服务器证书没问题，签发它的中间证书签名却是错的：每一环都必须验证。',
  },
  'case.tls-key-replaced.title': { en: 'Key in the certificate replaced', zh: '证书中的公钥被替换' },
  'case.tls-key-replaced.lesson': {
    en: 'The genuine text with another key in it; the authority’s signature no longer fits.',
    zh: '内容是真的，公钥换成了别的，CA 的签名对不上。',
  },
  'case.tls-leaf-as-ca.title': { en: 'Ordinary certificate used as authority', zh: '普通证书当 CA 用' },
  'case.tls-leaf-as-ca.lesson': {
    en: 'Whoever bought any certificate issues one for any name. basicConstraints forbids it.',
    zh: '随便买一张证书的人就能给任何名称签发证书，basicConstraints 就是为了禁止这种事。',
  },
  'case.tls-ca-without-basic-constraints.title': {
    en: 'Authority without basicConstraints',
    zh: 'CA 证书缺少 basicConstraints',
  },
  'case.tls-ca-without-basic-constraints.lesson': {
    en: 'An intermediate of version 3 that does not say that it is an authority is none.',
    zh: 'v3 中间证书没有声明自己是 CA，那它就不是 CA。',
  },
  'case.tls-ca-without-key-cert-sign.title': {
    en: 'Authority that may not sign certificates',
    zh: '无权签发证书的 CA',
  },
  'case.tls-ca-without-key-cert-sign.lesson': {
    en: 'Its keyUsage leaves keyCertSign out.',
    zh: '它的 keyUsage 里没有 keyCertSign。',
  },
  'case.tls-path-length-exceeded.title': { en: 'Path longer than allowed', zh: '路径长度超限' },
  'case.tls-path-length-exceeded.lesson': {
    en: 'An authority with pathLenConstraint 0 issued another authority.',
    zh: 'pathLenConstraint 为 0 的 CA 又签发了下级 CA。',
  },
  'case.tls-chain-incomplete.title': { en: 'Intermediate not sent', zh: '没有发送中间证书' },
  'case.tls-chain-incomplete.lesson': {
    en: 'The server shows its own certificate alone, and nothing tells where its issuer is to be found. A client that goes on has built no path.',
    zh: '服务器只出示自己的证书，也没有指明签发者何处可寻。还继续的客户端，并没有构建证书路径。',
  },
};
