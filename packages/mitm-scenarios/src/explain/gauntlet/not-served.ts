import type { Catalogue } from '@cutaway/primitives/explain';

/** `not-served.<id>.title` and `.reason`. */
export const notServedPhrases: Catalogue = {
  'not-served.system-roots-besides.title': {
    en: 'The system’s roots are trusted although others were given',
    zh: '已指定根证书，却仍信任系统根证书',
  },
  'not-served.system-roots-besides.reason': {
    en: 'It takes a certificate from an authority of the system’s store, for a name of ours, and no such key is in anybody’s hands. Ask your client for a public site with --cacert set to an authority of your own: it must refuse.',
    zh: '需要由系统信任库中的 CA 为我们的名称签发的证书，而没有人会有这样的私钥。可以自行验证：只给客户端你自己的 CA，再让它访问任意公共网站，它必须拒绝。',
  },
  'not-served.leaked-interception-cas.title': {
    en: 'Interception authorities whose keys leaked (Superfish, eDellRoot and others)',
    zh: '私钥已泄露的拦截用 CA（Superfish、eDellRoot 等）',
  },
  'not-served.leaked-interception-cas.reason': {
    en: 'To show that a client trusts them, one has to sign with their keys, and no private key is kept here. A certificate that only bears their name shows nothing: tls-root-name-other-key tries that.',
    zh: '要证明客户端信任它们，就得用它们的私钥签名，而这里不存放任何私钥。只冒用名称的证书说明不了什么，这一点由 tls-root-name-other-key 测试。',
  },
  'not-served.revoked-by-crl.title': { en: 'Revoked by a CRL', zh: '被 CRL 吊销' },
  'not-served.revoked-by-crl.reason': {
    en: 'A client must fetch the CRL from an address in the certificate, and certificates are made before the port is known. Clients that fetch none would come out as falling without having been asked. Stapled answers are tried.',
    zh: '客户端要从证书里写明的地址下载 CRL，而生成证书时端口尚未确定。不下载 CRL 的客户端也会被判上当，却根本没有机会检查。装订的 OCSP 响应则有测试。',
  },
  'not-served.wildcard-for-public-suffix.title': {
    en: 'Wildcard for a public suffix (*.com)',
    zh: '针对公共后缀的通配符（*.com）',
  },
  'not-served.wildcard-for-public-suffix.reason': {
    en: 'The client would have to be sent to a name below a public suffix that leads to this machine; no such name is free to use.',
    zh: '需要让客户端访问某个公共后缀之下、又指向本机的名称，没有这样可以随意使用的名称。',
  },
  'not-served.link-stripping.title': { en: 'https links made http', zh: '把 https 链接改成 http' },
  'not-served.link-stripping.reason': {
    en: 'It happens on a page that came without TLS, before the client that is tried was told to use any. What follows a redirect is tried.',
    zh: '它发生在未经 TLS 的网页上，那时被测客户端还没有被要求使用 TLS。跟随重定向的行为则有测试。',
  },
  'not-served.parent-domain.title': { en: 'Certificate of the parent domain', zh: '上级域名的证书' },
  'not-served.parent-domain.reason': {
    en: 'localhost, the name that clients are sent to, has no parent. Certificates of another host and of a name below are tried.',
    zh: '客户端访问的名称是 localhost，没有上级域名。其他主机和下级名称的证书有测试。',
  },
  'not-served.version-intolerance.title': {
    en: 'Servers that cannot take new versions or unknown values',
    zh: '不能容忍新版本或未知值的服务器',
  },
  'not-served.version-intolerance.reason': {
    en: 'It is a fault of servers; cutaway audit looks for it. What a client does when such a server breaks off is tried: tls-version-fallback.',
    zh: '这是服务器的毛病，由 cutaway audit 检查。客户端遇到这种服务器断开连接时会怎么做，由 tls-version-fallback 测试。',
  },
  'not-served.psk-binder-wrong.title': { en: 'Session resumed with a wrong binder', zh: '用错误的 binder 恢复会话' },
  'not-served.psk-binder-wrong.reason': {
    en: 'The server checks binders, the client makes them: there is nothing for a hostile server to send. A session resumed that nobody asked for is tried: tls-session-unasked.',
    zh: 'binder 由客户端生成、服务器验证，恶意服务器无从下手。擅自“恢复”会话由 tls-session-unasked 测试。',
  },
  'not-served.change-cipher-spec-before-server-hello.title': {
    en: 'ChangeCipherSpec before ServerHello',
    zh: '早于 ServerHello 的 ChangeCipherSpec',
  },
  'not-served.change-cipher-spec-before-server-hello.reason': {
    en: 'TLS 1.3 has it dropped there, TLS 1.2 has it refused, and a client that offers both cannot know yet which holds. Right after ServerHello and later it is tried.',
    zh: 'TLS 1.3 规定在那里忽略它，TLS 1.2 规定拒绝，而同时支持两者的客户端此时还不知道该按哪个。紧接 ServerHello 及之后的情形都有测试。',
  },
  'not-served.same-key-on-other-port.title': {
    en: 'Key known for port 22, shown on another port',
    zh: '为 22 端口记录的密钥出现在另一个端口',
  },
  'not-served.same-key-on-other-port.reason': {
    en: 'Whoever has the key is the host, on whichever port: OpenSSH takes it, and nothing is lost. Another key on another port is tried: ssh-other-port.',
    zh: '持有这把密钥的就是该主机，无论在哪个端口：OpenSSH 接受它，也不会有任何损失。另一个端口上的另一把密钥有测试：ssh-other-port。',
  },
  'not-served.dh-share-p-minus-one.title': { en: 'Diffie-Hellman share p − 1', zh: 'Diffie-Hellman 公开值为 p − 1' },
  'not-served.dh-share-p-minus-one.reason': {
    en: 'The secret is 1 or p − 1, and the server has to sign it before it can know which: half of the refusals would be of a wrong guess. 0, 1, p and p + 1 are tried.',
    zh: '共享秘密是 1 或 p − 1，服务器在得知是哪个之前就必须签名：一半的“拒绝”只是猜错了。0、1、p、p + 1 都有测试。',
  },
  'not-served.ssh-dss.title': { en: 'Host key of type ssh-dss', zh: 'ssh-dss 类型的主机密钥' },
  'not-served.ssh-dss.reason': {
    en: 'DSA is not implemented here, so our servers cannot sign with it.',
    zh: '这里没有实现 DSA，我们的服务器无法用它签名。',
  },
  'not-served.ssh-1-spoken.title': { en: 'SSH-1, spoken to the end', zh: '完整的 SSH-1 会话' },
  'not-served.ssh-1-spoken.reason': {
    en: 'Our servers speak SSH-2 alone. Whether a client goes on after the announcement of SSH-1 is tried: ssh-version-1.',
    zh: '我们的服务器只会 SSH-2。客户端见到 SSH-1 的版本号后是否继续，由 ssh-version-1 测试。',
  },
};
