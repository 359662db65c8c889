import type { Catalogue } from '@cutaway/primitives/explain';

/** Shares that everybody knows the result of, in one kind of key exchange. */
function degenerateShares(id: string, group: string): Catalogue {
  const told: Readonly<Record<string, { readonly value: string; readonly en: string; readonly zh: string }>> = {
    '0': {
      value: '0',
      en: 'With a share of 0 the secret is 0, whatever the client chose.',
      zh: '公开值为 0 时，无论客户端选什么，秘密都是 0。',
    },
    '1': {
      value: '1',
      en: 'With a share of 1 the secret is 1, whatever the client chose.',
      zh: '公开值为 1 时，无论客户端选什么，秘密都是 1。',
    },
    'p-minus-1': {
      value: 'p − 1',
      en: 'With a share of p − 1 the secret is 1 or p − 1: two tries.',
      zh: '公开值为 p − 1 时，秘密只能是 1 或 p − 1：试两次就知道。',
    },
    p: {
      value: 'p',
      en: 'Modulo p this is 0, and so is the secret. Only who compares with p sees it.',
      zh: '对 p 取模后就是 0，秘密也是 0。只有与 p 比较才会发现。',
    },
    'p-plus-1': {
      value: 'p + 1',
      en: 'Modulo p this is 1, and so is the secret. Only who compares with p sees it.',
      zh: '对 p 取模后就是 1，秘密也是 1。只有与 p 比较才会发现。',
    },
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, { value, en, zh }]) => [
      [`case.${id}-share-${name}.title`, { en: `${group} share of ${value}`, zh: `值为 ${value} 的 ${group} 公开值` }],
      [`case.${id}-share-${name}.lesson`, { en, zh }],
    ]),
  );
}

/** `case.<id>.title` and `case.<id>.lesson` of the TLS cases, and `group.<group>`. */
export const tlsCasePhrases: Catalogue = {
  'group.trust': { en: 'Trust', zh: '信任' },
  'group.validity': { en: 'Validity', zh: '有效期' },
  'group.name': { en: 'Name', zh: '名称' },
  'group.extension': { en: 'Restrictions', zh: '用途限制' },
  'group.name-constraint': { en: 'Name constraints', zh: '名称约束' },
  'group.weak-key': { en: 'Weak keys and signatures', zh: '弱密钥与弱签名' },
  'group.handshake': { en: 'Handshake', zh: '握手' },
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
  'case.tls-expired.title': { en: 'Expired certificate', zh: '证书已过期' },
  'case.tls-expired.lesson': { en: 'Good until yesterday.', zh: '昨天到期。' },
  'case.tls-expired-intermediate.title': { en: 'Expired intermediate', zh: '中间证书已过期' },
  'case.tls-expired-intermediate.lesson': {
    en: 'The server’s certificate is good, its issuer’s ended yesterday.',
    zh: '服务器证书有效，签发它的中间证书昨天到期。',
  },
  'case.tls-not-yet-valid.title': { en: 'Certificate not yet valid', zh: '证书尚未生效' },
  'case.tls-not-yet-valid.lesson': { en: 'Good from the day after tomorrow.', zh: '后天才生效。' },
  'case.tls-wrong-host.title': { en: 'Certificate for another host', zh: '别的主机的证书' },
  'case.tls-wrong-host.lesson': {
    en: 'A genuine certificate for other.example. Whoever holds one could pose as everybody.',
    zh: '一张真实的 other.example 证书。若接受，持有任何证书的人都能冒充所有网站。',
  },
  'case.tls-common-name-right-san-wrong.title': {
    en: 'Right common name, wrong subjectAltName',
    zh: 'CN 正确而 SAN 错误',
  },
  'case.tls-common-name-right-san-wrong.lesson': {
    en: 'Where subjectAltName is there, the common name does not count.',
    zh: '只要有 subjectAltName，CN 就不作数。',
  },
  'case.tls-common-name-alone.title': { en: 'Common name alone', zh: '只有 CN，没有 SAN' },
  'case.tls-common-name-alone.lesson': {
    en: 'No subjectAltName at all. Since 2017 browsers refuse it; RFC 9525 says that names do not stand in the common name.',
    zh: '完全没有 subjectAltName。浏览器从 2017 年起就拒绝；RFC 9525 规定名称不能放在 CN 里。',
  },
  'case.tls-subdomain-of-name.title': { en: 'Certificate for a name below', zh: '下级域名的证书' },
  'case.tls-subdomain-of-name.lesson': {
    en: 'The certificate is for www.localhost, the client asked for localhost.',
    zh: '证书写的是 www.localhost，客户端访问的是 localhost。',
  },
  'case.tls-wildcard-bare.title': { en: 'Wildcard for everything', zh: '通配一切的 *' },
  'case.tls-wildcard-bare.lesson': { en: 'The name * would be every host.', zh: '名称为 *，等于所有主机。' },
  'case.tls-wildcard-partial.title': { en: 'Wildcard within a label', zh: '标签内的通配符' },
  'case.tls-wildcard-partial.lesson': {
    en: 'local* is no wildcard that the standard knows.',
    zh: 'local* 不是标准承认的通配符。',
  },
  'case.tls-wildcard-embedded.title': { en: 'Wildcard in the middle of a label', zh: '标签中间的通配符' },
  'case.tls-wildcard-embedded.lesson': {
    en: 'l*t is no wildcard that the standard knows.',
    zh: 'l*t 不是标准承认的通配符。',
  },
  'case.tls-wildcard-below.title': { en: 'Wildcard one level below', zh: '下一级的通配符' },
  'case.tls-wildcard-below.lesson': {
    en: '*.localhost stands for names below localhost, not for localhost.',
    zh: '*.localhost 指 localhost 之下的名称，不包括 localhost 本身。',
  },
  'case.tls-nul-in-san.title': { en: 'NUL byte in the name', zh: '名称中的 NUL 字节' },
  'case.tls-nul-in-san.lesson': {
    en: 'localhost, a NUL byte, .evil.example: programs in C stop reading at the NUL.',
    zh: 'localhost 后跟 NUL 字节再跟 .evil.example：C 程序读到 NUL 就停了。',
  },
  'case.tls-nul-in-common-name.title': { en: 'NUL byte in the common name', zh: 'CN 中的 NUL 字节' },
  'case.tls-nul-in-common-name.lesson': {
    en: 'The same in the common name, without subjectAltName.',
    zh: '同样的手法用在 CN 里，且没有 subjectAltName。',
  },
  'case.tls-san-separator.title': { en: 'Name that holds a separator', zh: '名称中夹带分隔符' },
  'case.tls-san-separator.lesson': {
    en: 'One name that reads like two when printed as text: evil.example, DNS:localhost.',
    zh: '打印成文本后像两个名称：evil.example, DNS:localhost，实际只有一个。',
  },
  'case.tls-name-as-rfc822.title': { en: 'Host name as e-mail address', zh: '主机名写成邮件地址' },
  'case.tls-name-as-rfc822.lesson': {
    en: 'localhost stands there as rfc822Name. Only dNSName counts for hosts.',
    zh: 'localhost 出现在 rfc822Name 里；对主机而言只有 dNSName 才算数。',
  },
  'case.tls-name-as-uri.title': { en: 'Host name in a URI', zh: '主机名写在 URI 里' },
  'case.tls-name-as-uri.lesson': {
    en: 'https://localhost/ stands there as URI. Only dNSName counts for hosts.',
    zh: 'https://localhost/ 出现在 URI 里；对主机而言只有 dNSName 才算数。',
  },
  'case.tls-address-as-dns-name.title': { en: 'Address written as dNSName', zh: 'IP 地址写成 dNSName' },
  'case.tls-address-as-dns-name.lesson': {
    en: 'The client asked for 127.0.0.1; the certificate has these letters as a DNS name.',
    zh: '客户端访问 127.0.0.1，证书却把它当作 DNS 名称写入。',
  },
  'case.tls-address-asked-name-given.title': {
    en: 'Name where an address was asked for',
    zh: '访问地址，证书只有名称',
  },
  'case.tls-address-asked-name-given.lesson': {
    en: 'The client asked for 127.0.0.1, the certificate names localhost alone.',
    zh: '客户端访问 127.0.0.1，证书里只有 localhost。',
  },
  'case.tls-address-in-common-name.title': { en: 'Address in the common name', zh: 'IP 地址写在 CN 里' },
  'case.tls-address-in-common-name.lesson': {
    en: 'The client asked for 127.0.0.1, which stands in the common name alone.',
    zh: '客户端访问 127.0.0.1，而该地址只出现在 CN 里。',
  },
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
  'case.tls-constraint-dns-outside.title': { en: 'Name outside the permitted ones', zh: '名称不在许可范围内' },
  'case.tls-constraint-dns-outside.lesson': {
    en: 'The authority may certify example.com alone, and certified localhost.',
    zh: 'CA 只获准签发 example.com，却签发了 localhost。',
  },
  'case.tls-constraint-dns-excluded.title': { en: 'Name among the excluded ones', zh: '名称在禁止范围内' },
  'case.tls-constraint-dns-excluded.lesson': {
    en: 'The authority must not certify localhost, and did.',
    zh: 'CA 被禁止签发 localhost，却签发了。',
  },
  'case.tls-constraint-ip-outside.title': { en: 'Address outside the permitted ones', zh: '地址不在许可范围内' },
  'case.tls-constraint-ip-outside.lesson': {
    en: 'The authority may certify 10.0.0.0/8 alone; the certificate names 127.0.0.1 too.',
    zh: 'CA 只获准签发 10.0.0.0/8，证书里却还有 127.0.0.1。',
  },
  'case.tls-constraint-ip-excluded.title': { en: 'Address among the excluded ones', zh: '地址在禁止范围内' },
  'case.tls-constraint-ip-excluded.lesson': {
    en: 'The authority must not certify 127.0.0.0/8, and did.',
    zh: 'CA 被禁止签发 127.0.0.0/8，却签发了。',
  },
  'case.tls-constraint-directory-outside.title': {
    en: 'Subject outside the permitted ones',
    zh: '主体名称不在许可范围内',
  },
  'case.tls-constraint-directory-outside.lesson': {
    en: 'The authority may certify subjects of another organization alone.',
    zh: 'CA 只获准签发另一家组织的主体。',
  },
  'case.tls-constraint-directory-excluded.title': { en: 'Subject among the excluded ones', zh: '主体名称在禁止范围内' },
  'case.tls-constraint-directory-excluded.lesson': {
    en: 'The authority must not certify this subject, and did.',
    zh: 'CA 被禁止签发这个主体，却签发了。',
  },
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
  'group.key-share': { en: 'Key share', zh: '密钥交换' },
  'group.hello': { en: 'Choices of the server', zh: '服务器的选择' },
  'group.record': { en: 'Records', zh: '记录' },
  'group.http': { en: 'HTTP', zh: 'HTTP' },
  'group.stapling': { en: 'Stapled status', zh: '装订的状态' },
  'case.tls-x25519-zero.title': { en: 'X25519 share of zero', zh: '全零的 X25519 公开值' },
  'case.tls-x25519-zero.lesson': {
    en: 'With a share of zero the secret is zero, whatever the client chose: everybody knows it.',
    zh: '公开值为零时，无论客户端选什么，共享秘密都是零，人人皆知。',
  },
  'case.tls-x25519-order-8.title': { en: 'X25519 share of order 8', zh: '阶为 8 的 X25519 公开值' },
  'case.tls-x25519-order-8.lesson': {
    en: 'The share looks like any other, but every private key takes it to zero. Only who looks at the result notices.',
    zh: '公开值看上去与其他值无异，但任何私钥都会把它变成零。只有检查结果的人才会发现。',
  },
  'case.tls-x25519-p.title': { en: 'X25519 share of p', zh: '值为 p 的 X25519 公开值' },
  'case.tls-x25519-p.lesson': {
    en: 'The number p stands for zero, written differently: comparing with 32 bytes of zero does not find it.',
    zh: 'p 与零等价，只是写法不同：与 32 个零字节比较是发现不了的。',
  },
  'case.tls12-x25519-zero.title': { en: 'X25519 share of zero, TLS 1.2', zh: '全零的 X25519 公开值，TLS 1.2' },
  'case.tls12-x25519-zero.lesson': {
    en: 'The same in a ServerKeyExchange, properly signed.',
    zh: '同样的值放在 ServerKeyExchange 里，签名无误。',
  },
  'case.tls12-point-off-curve.title': { en: 'Point off the curve, TLS 1.2', zh: '不在曲线上的点，TLS 1.2' },
  'case.tls12-point-off-curve.lesson': {
    en: 'The same in a ServerKeyExchange: a signature does not make it a point of the curve.',
    zh: '同样的点放在 ServerKeyExchange 里：有签名并不代表它在曲线上。',
  },
  'case.tls-chain-incomplete.title': { en: 'Intermediate not sent', zh: '没有发送中间证书' },
  'case.tls-chain-incomplete.lesson': {
    en: 'The server shows its own certificate alone, and nothing tells where its issuer is to be found. A client that goes on has built no path.',
    zh: '服务器只出示自己的证书，也没有指明签发者何处可寻。还继续的客户端，并没有构建证书路径。',
  },
  'case.tls-strict-transport-security-ignored.title': {
    en: 'Sent to http:// by a host that asked for TLS always',
    zh: '要求始终使用 TLS 的主机重定向到 http://',
  },
  'case.tls-strict-transport-security-ignored.lesson': {
    en: 'The answer says Strict-Transport-Security and redirects to http://. From then on the client must turn such addresses of the host into https:// by itself.',
    zh: '应答带有 Strict-Transport-Security，同时重定向到 http://。此后客户端应自行把该主机的地址改为 https://。',
  },
  'case.tls-address-short.title': { en: 'IP address of two bytes', zh: '两个字节的 IP 地址' },
  'case.tls-address-short.lesson': {
    en: 'The certificate holds 127.1, which some programs read as 127.0.0.1; an address has four bytes or sixteen.',
    zh: '证书里写的是 127.1，有些程序会读作 127.0.0.1；而地址只能是四个或十六个字节。',
  },
  'case.tls-version-fallback.title': {
    en: 'Cut off until an older version is offered',
    zh: '不断切断，直到客户端降低版本',
  },
  'case.tls-version-fallback.lesson': {
    en: 'Whoever offers TLS 1.3 is cut off. A client that then tries again with less can be made to speak whatever is weakest.',
    zh: '凡是提供 TLS 1.3 的连接都被切断。改用更低版本重试的客户端，会被逼到最弱的版本。',
  },
  'case.tls-point-off-curve.title': { en: 'Point off the curve', zh: '不在曲线上的点' },
  'case.tls-point-off-curve.lesson': {
    en: 'The share is a point of another curve, on which secrets can be found out piece by piece.',
    zh: '公开值是另一条曲线上的点，可借此逐步套出秘密。',
  },
  'case.tls-compression-chosen.title': { en: 'Compression chosen', zh: '选择了压缩' },
  'case.tls-compression-chosen.lesson': {
    en: 'Compressed before encryption, lengths tell what was said (CRIME).',
    zh: '先压缩再加密，长度会泄露内容（CRIME）。',
  },
  'case.tls-version-not-offered.title': { en: 'Version that was not offered', zh: '选择了未提供的版本' },
  'case.tls-version-not-offered.lesson': {
    en: 'The server picks a version that the client did not name.',
    zh: '服务器选了客户端没有提供的版本。',
  },
  'case.tls-ssl3-chosen.title': { en: 'SSL 3.0 chosen', zh: '选择了 SSL 3.0' },
  'case.tls-ssl3-chosen.lesson': {
    en: 'The server picks SSL 3.0, whose padding gives the text away (POODLE).',
    zh: '服务器选了 SSL 3.0，其填充会泄露明文（POODLE）。',
  },
  'case.tls-extension-not-offered.title': { en: 'Extension that was not asked for', zh: '未请求的扩展' },
  'case.tls-extension-not-offered.lesson': {
    en: 'The server answers an extension that the client never sent. It must end the handshake.',
    zh: '服务器应答了客户端从未发送的扩展，客户端必须终止握手。',
  },
  'case.tls-extension-in-wrong-message.title': { en: 'Extension in the wrong message', zh: '扩展出现在错误的消息里' },
  'case.tls-extension-in-wrong-message.lesson': {
    en: 'heartbeat stands in the ServerHello, where TLS 1.3 does not allow it.',
    zh: 'heartbeat 出现在 ServerHello 里，TLS 1.3 不允许。',
  },
  'case.tls-session-id-not-echoed.title': { en: 'Session id not echoed', zh: '会话标识没有原样返回' },
  'case.tls-session-id-not-echoed.lesson': {
    en: 'The server returns another session id than the client sent.',
    zh: '服务器返回的会话标识与客户端发送的不同。',
  },
  'case.tls-tag-flipped.title': { en: 'Authentication tag changed', zh: '认证标签被改动' },
  'case.tls-tag-flipped.lesson': {
    en: 'One bit of the tag behind the answer is turned over.',
    zh: '应答之后的认证标签翻转了一个比特。',
  },
  'case.tls-ciphertext-flipped.title': { en: 'Ciphertext changed', zh: '密文被改动' },
  'case.tls-ciphertext-flipped.lesson': {
    en: 'One bit of the encrypted answer is turned over.',
    zh: '加密的应答翻转了一个比特。',
  },
  'case.tls-truncated-without-length.title': { en: 'Answer cut off, no length given', zh: '应答被截断（没有长度）' },
  'case.tls-truncated-without-length.lesson': {
    en: 'The connection is cut without close_notify while an answer without a length is sent. Whoever takes it for whole can be made to miss its end.',
    zh: '在发送没有长度的应答时不经 close_notify 就断开。若当作完整内容，结尾可以被人截掉。',
  },
  'case.tls-truncated-with-length.title': { en: 'Answer cut off before its length', zh: '应答未达到声明的长度' },
  'case.tls-truncated-with-length.lesson': {
    en: 'Fewer bytes come than were announced.',
    zh: '收到的字节少于声明的长度。',
  },
  'case.tls-plain-http.title': { en: 'Plain HTTP in place of TLS', zh: '以明文 HTTP 代替 TLS' },
  'case.tls-plain-http.lesson': {
    en: 'The server answers the ClientHello with plain HTTP. Showing that answer would be to believe anybody.',
    zh: '服务器用明文 HTTP 应答 ClientHello。若显示这份应答，就等于谁的话都信。',
  },
  'case.tls-stapled-revoked.title': { en: 'Revoked, says the stapled response', zh: '装订的响应显示已吊销' },
  'case.tls-stapled-revoked.lesson': {
    en: 'The server itself sends along that its certificate is revoked. Whoever asked for the response and does not look falls.',
    zh: '服务器自己附上了证书已吊销的响应。索取了响应却不看，就会上当。',
  },
  'case.tls-must-staple-without.title': { en: 'Must staple, and nothing is stapled', zh: '要求装订却没有装订' },
  'case.tls-must-staple-without.lesson': {
    en: 'The certificate promises a response with every handshake, and there is none: a thief of the key leaves it out.',
    zh: '证书承诺每次握手都附带响应，却没有附：偷走密钥的人正会这样做。',
  },
  'case.tls-must-staple-stale.title': { en: 'Must staple, and the response is old', zh: '要求装订而响应已过期' },
  'case.tls-must-staple-stale.lesson': {
    en: 'The response is a month old: from before the certificate was revoked.',
    zh: '响应是一个月前的，可能早于吊销时间。',
  },
  'group.handshake-1.2': { en: 'Handshake of TLS 1.2', zh: 'TLS 1.2 握手' },
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
  'group.weak-suite': { en: 'Broken suites and versions', zh: '已被攻破的套件与版本' },
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
  'case.tls12-dhe-512.title': { en: 'Diffie-Hellman over 512 bits', zh: '512 位的 Diffie-Hellman' },
  'case.tls12-dhe-512.lesson': {
    en: 'Logarithms in a group of 512 bits are a matter of minutes (Logjam).',
    zh: '512 位群上的离散对数只需几分钟（Logjam）。',
  },
  'case.tls12-dhe-768.title': { en: 'Diffie-Hellman over 768 bits', zh: '768 位的 Diffie-Hellman' },
  'case.tls12-dhe-768.lesson': {
    en: 'Logarithms in a group of 768 bits have been computed at universities.',
    zh: '768 位群上的离散对数已有高校算出。',
  },
  'case.tls12-dhe-1024.title': { en: 'Diffie-Hellman over 1024 bits', zh: '1024 位的 Diffie-Hellman' },
  'case.tls12-dhe-1024.lesson': {
    en: 'Logarithms in a group of 1024 bits are within reach of states.',
    zh: '1024 位群上的离散对数已在国家级力量可及范围内。',
  },
  'case.tls12-dhe-composite.title': {
    en: 'Diffie-Hellman modulus that is no prime',
    zh: 'Diffie-Hellman 模数不是素数',
  },
  'case.tls12-dhe-composite.lesson': {
    en: 'The modulus falls apart into small factors, and so does the secret.',
    zh: '模数可分解为小因子，秘密也随之瓦解。',
  },
  'case.tls12-dhe-small-subgroups.title': {
    en: 'Diffie-Hellman group of small subgroups',
    zh: '由小阶子群组成的 Diffie-Hellman 群',
  },
  'case.tls12-dhe-small-subgroups.lesson': {
    en: 'The modulus is a prime of 2048 bits, but one less than it has no prime factors but 2 and 3: the secret is found at once.',
    zh: '模数是 2048 位的素数，但它减一之后只有 2 和 3 两个素因子：秘密立刻就能求出。',
  },
  ...degenerateShares('tls12-dhe', 'Diffie-Hellman'),
  ...degenerateShares('tls13-ffdhe', 'ffdhe2048'),
  'case.tls13-hello-retry.title': { en: 'Server that asks for another share', zh: '要求重发密钥份额的服务器' },
  'case.tls13-hello-retry.lesson': {
    en: 'A server may ask once for a share of another group. Clients must send it.',
    zh: '服务器可以要求一次其他群的密钥份额，客户端必须照发。',
  },
  'case.tls13-hello-retry-twice.title': { en: 'HelloRetryRequest twice', zh: '两次 HelloRetryRequest' },
  'case.tls13-hello-retry-twice.lesson': {
    en: 'The server asks for another hello a second time. A client that goes on can be kept busy for ever.',
    zh: '服务器第二次要求重发。若客户端照办，就可能被无休止地拖住。',
  },
  'case.tls13-hello-retry-for-nothing.title': {
    en: 'HelloRetryRequest that changes nothing',
    zh: '毫无改变的 HelloRetryRequest',
  },
  'case.tls13-hello-retry-for-nothing.lesson': {
    en: 'The server asks for a share that it was given already.',
    zh: '服务器索要的正是它已经收到的份额。',
  },
  'case.tls13-hello-retry-unknown-group.title': {
    en: 'HelloRetryRequest for an unknown group',
    zh: '索要未知群的 HelloRetryRequest',
  },
  'case.tls13-hello-retry-unknown-group.lesson': {
    en: 'The server asks for a share of a group that the client did not name.',
    zh: '服务器索要客户端没有提供过的群的份额。',
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
  'case.tls-session-unasked.title': { en: 'Session that was not asked for', zh: '未请求的会话恢复' },
  'case.tls-session-unasked.lesson': {
    en: 'The server goes on with a session that the client never offered, and shows no certificate for it.',
    zh: '服务器声称恢复一个客户端从未提供的会话，以此绕过证书。',
  },
  'case.tls-early-data-unasked.title': { en: '0-RTT accepted unasked', zh: '接受了并不存在的 0-RTT' },
  'case.tls-early-data-unasked.lesson': {
    en: 'The server accepts early data that the client never announced.',
    zh: '服务器接受了客户端从未声明的早期数据。',
  },
  'case.tls-group-not-offered.title': { en: 'Group that was not offered', zh: '选择了未提供的群' },
  'case.tls-group-not-offered.lesson': {
    en: 'The server picks a group for the key exchange that the client did not name.',
    zh: '服务器选了客户端没有提供的密钥交换群。',
  },
  'case.tls12-master-secret-not-extended.title': { en: 'Extended master secret missing', zh: '缺少扩展主密钥' },
  'case.tls12-master-secret-not-extended.lesson': {
    en: 'Without extended_master_secret a man in the middle can bring two connections to the same secret (triple handshake).',
    zh: '没有 extended_master_secret，中间人可让两条连接拥有相同的主密钥（三重握手攻击）。',
  },
  'case.tls12-mac-before-encrypting.title': { en: 'CBC without encrypt-then-MAC', zh: 'CBC 未采用先加密后 MAC' },
  'case.tls12-mac-before-encrypting.lesson': {
    en: 'In CBC suites the MAC inside the encryption has given rise to a long row of padding attacks (Lucky 13).',
    zh: 'CBC 套件把 MAC 放在加密之内，引出了一连串填充攻击（Lucky 13）。',
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
  'case.tls-hello-in-pieces.title': { en: 'ServerHello in small pieces', zh: '被切碎的 ServerHello' },
  'case.tls-hello-in-pieces.lesson': {
    en: 'Handshake messages may be cut into any number of records. Clients must put them together.',
    zh: '握手消息可以切成任意多条记录，客户端必须能拼接。',
  },
  'case.tls-empty-fragments.title': { en: 'Empty fragments', zh: '空的分片' },
  'case.tls-empty-fragments.lesson': {
    en: 'Handshake records with nothing in them are forbidden: they keep a client busy for nothing.',
    zh: '禁止内容为空的握手记录：它们只会白白占用客户端。',
  },
  'case.tls-must-staple-foreign.title': { en: 'Staple signed by a stranger', zh: '陌生人签名的装订响应' },
  'case.tls-must-staple-foreign.lesson': {
    en: 'The certificate asks for a stapled response, and somebody signed one who has no right to.',
    zh: '证书要求装订 OCSP 响应，而这份响应由无权者签名。',
  },
  'case.tls-redirected-to-http.title': { en: 'Sent on to http://', zh: '被重定向到 http://' },
  'case.tls-redirected-to-http.lesson': {
    en: 'The server sends the client on to an address without TLS. Who follows says there in the clear what was to be secret.',
    zh: '服务器把客户端重定向到不带 TLS 的地址。若照着去，本该保密的内容就以明文送出。',
  },
};
