import type { Catalogue } from '@cutaway/primitives/explain';

/** `case.<id>.title` and `case.<id>.lesson` of the SSH cases, and `group.<group>`. */
export const sshCasePhrases: Catalogue = {
  'group.host-key': { en: 'Host key', zh: '主机密钥' },
  'group.host-certificate': { en: 'Host certificate', zh: '主机证书' },
  'group.key-exchange': { en: 'Key exchange', zh: '密钥交换' },
  'group.weak-algorithms': { en: 'Weak algorithms', zh: '弱算法' },
  'group.authentication': { en: 'Authentication', zh: '用户认证' },
  'group.announcement': { en: 'What servers say of themselves', zh: '服务器自述' },
  'group.channels': { en: 'Channels', zh: '通道' },
  'case.ssh-known-host.title': { en: 'Known host key', zh: '已知的主机密钥' },
  'case.ssh-known-host.lesson': {
    en: 'The key stands in known_hosts under this name and port. Every client must go on.',
    zh: '密钥已按这个名称和端口记录在 known_hosts 里，客户端必须继续。',
  },
  'case.ssh-known-host-hashed.title': { en: 'Known host key under a hashed name', zh: '名称经过哈希的已知主机密钥' },
  'case.ssh-known-host-hashed.lesson': {
    en: 'OpenSSH on many systems writes names hashed. Who cannot read them knows no host.',
    zh: '许多系统上的 OpenSSH 会把主机名哈希后写入。读不懂这种条目，就等于不认识任何主机。',
  },
  'case.ssh-known-host-ecdsa.title': { en: 'Known ECDSA host key', zh: '已知的 ECDSA 主机密钥' },
  'case.ssh-known-host-ecdsa.lesson': {
    en: 'An honest server with an ECDSA key.',
    zh: '使用 ECDSA 密钥的正常服务器。',
  },
  'case.ssh-known-host-rsa.title': { en: 'Known RSA host key', zh: '已知的 RSA 主机密钥' },
  'case.ssh-known-host-rsa.lesson': {
    en: 'An honest server with an RSA key and SHA-2 signatures.',
    zh: '使用 RSA 密钥和 SHA-2 签名的正常服务器。',
  },
  'case.ssh-unknown-host.title': { en: 'Unknown host accepted unseen', zh: '不加确认就接受未知主机' },
  'case.ssh-unknown-host.lesson': {
    en: 'known_hosts is empty and nobody is there to ask. A client that logs in all the same gives its credential to whoever answers.',
    zh: 'known_hosts 为空，也没有人可以确认。此时仍然登录的客户端，谁应答就把凭据交给谁。',
  },
  'case.ssh-changed-key.title': { en: 'Host key changed', zh: '主机密钥已改变' },
  'case.ssh-changed-key.lesson': {
    en: 'The server shows another key of the same type than the one on record: the classic sign of somebody in between.',
    zh: '服务器出示的密钥与记录类型相同、内容不同：这是有人居中的典型迹象。',
  },
  'case.ssh-changed-key-type.title': { en: 'Host key of another type', zh: '换了类型的主机密钥' },
  'case.ssh-changed-key-type.lesson': {
    en: 'An Ed25519 key is on record, the server offers only an ECDSA key. A client that looks by type finds nothing and takes the host for a new one.',
    zh: '记录的是 Ed25519 密钥，服务器却只提供 ECDSA 密钥。按类型查找的客户端会查不到，从而当成新主机。',
  },
  'case.ssh-third-key.title': { en: 'A further key for a known host', zh: '已知主机多出一把密钥' },
  'case.ssh-third-key.lesson': {
    en: 'Two keys are on record; the server shows a third of yet another type. It must not count as an addition.',
    zh: '已记录两把密钥，服务器出示了另一种类型的第三把。不能把它当作“新增”而接受。',
  },
  'case.ssh-changed-key-hashed.title': { en: 'Host key changed, name hashed', zh: '主机密钥已改变（名称经过哈希）' },
  'case.ssh-changed-key-hashed.lesson': {
    en: 'The record is under a hashed name. A client that cannot read it must not take the host for a new one and log in.',
    zh: '记录的主机名经过哈希。读不懂的客户端不能因此把它当成新主机并登录。',
  },
  'case.ssh-revoked-key.title': { en: 'Revoked host key', zh: '已吊销的主机密钥' },
  'case.ssh-revoked-key.lesson': {
    en: 'The key is on record, and a line @revoked names the same key: whoever stole it must get nothing.',
    zh: '密钥有记录，但另有一行 @revoked 吊销了它：偷走密钥的人不应得到任何东西。',
  },
  'case.ssh-other-port.title': { en: 'Another key is known for the bare name', zh: '该主机名记录的是另一把密钥' },
  'case.ssh-other-port.lesson': {
    en: 'A key is on record for the address without a port, another server answers at this port. The record must not vouch for it.',
    zh: '记录只针对不带端口的地址，而此端口上应答的是另一台服务器。这条记录不能为它担保。',
  },
  'case.ssh-negated-name.title': { en: 'Entry that excludes this host', zh: '条目明确排除了这台主机' },
  'case.ssh-negated-name.lesson': {
    en: 'The entry names all hosts but this one (*,!host). It says nothing about this host.',
    zh: '条目写的是“除这台以外的所有主机”（*,!host），与这台主机无关。',
  },
  'case.ssh-certificate-other-principal.title': { en: 'Certificate for another host', zh: '别的主机的证书' },
  'case.ssh-certificate-other-principal.lesson': {
    en: 'The authority certified this key for another name. Any server with a certificate could stand in for all others.',
    zh: 'CA 签发的证书写的是另一个主机名。若接受，任何一台有证书的服务器都能冒充其他服务器。',
  },
  'case.ssh-certificate-expired.title': { en: 'Expired host certificate', zh: '已过期的主机证书' },
  'case.ssh-certificate-expired.lesson': { en: 'The certificate was good until yesterday.', zh: '证书昨天就到期了。' },
  'case.ssh-certificate-not-yet-valid.title': { en: 'Host certificate not yet valid', zh: '尚未生效的主机证书' },
  'case.ssh-certificate-not-yet-valid.lesson': {
    en: 'The certificate will be good in two days.',
    zh: '证书两天后才生效。',
  },
  'case.ssh-certificate-unknown-authority.title': {
    en: 'Certificate by an unknown authority',
    zh: '未知 CA 签发的证书',
  },
  'case.ssh-certificate-unknown-authority.lesson': {
    en: 'Anybody can found an authority. Only the one in known_hosts counts.',
    zh: '谁都可以自建 CA，只有 known_hosts 里的那个才算数。',
  },
  'case.ssh-certificate-of-user.title': { en: 'User certificate shown by a host', zh: '主机出示用户证书' },
  'case.ssh-certificate-of-user.lesson': {
    en: 'The same authority certified a user, not a host. Otherwise every user could pose as a server.',
    zh: '同一个 CA 认证的是用户而不是主机。若接受，任何用户都能冒充服务器。',
  },
  'case.ssh-certificate-critical-option.title': { en: 'Unknown critical option', zh: '未知的关键选项' },
  'case.ssh-certificate-critical-option.lesson': {
    en: 'What is critical and not understood makes the certificate void.',
    zh: '关键选项一旦无法识别，证书即告无效。',
  },
  'case.ssh-certificate-revoked-authority.title': { en: 'Revoked authority', zh: '已吊销的 CA' },
  'case.ssh-certificate-revoked-authority.lesson': {
    en: 'A line @revoked names the authority’s own key: nothing it signed counts any more.',
    zh: '@revoked 吊销了 CA 自己的密钥，它签发的一切都不再算数。',
  },
  'case.ssh-exchange-signature-wrong.title': { en: 'Wrong signature in the key exchange', zh: '密钥交换的签名错误' },
  'case.ssh-exchange-signature-wrong.lesson': {
    en: 'The host key is the known one, its signature is not right: whoever answers does not have the private key.',
    zh: '出示的主机公钥是已知的，但签名不对：应答者并没有私钥。',
  },
  'case.ssh-exchange-signature-other-hash.title': { en: 'Signature over another exchange', zh: '签名针对另一次交换' },
  'case.ssh-exchange-signature-other-hash.lesson': {
    en: 'A genuine signature of the genuine key, for another exchange hash: as a recording would be.',
    zh: '签名和密钥都是真的，但签的是另一个交换哈希，好比重放录下的签名。',
  },
  'case.ssh-exchange-signature-other-key.title': {
    en: 'Known key shown, another signs',
    zh: '出示已知密钥，却由另一把签名',
  },
  'case.ssh-exchange-signature-other-key.lesson': {
    en: 'An impostor shows the public key that everybody can copy and signs with a key of its own.',
    zh: '冒充者出示谁都能复制的公钥，却用自己的密钥签名。',
  },
  'case.ssh-kexinit-altered.title': { en: 'KEXINIT altered on the way', zh: '途中被改动的 KEXINIT' },
  'case.ssh-kexinit-altered.lesson': {
    en: 'One bit of the server’s first message was changed. The exchange hash of both sides must differ, and the signature fail.',
    zh: '服务器第一条消息被改动了一个比特。双方的交换哈希必然不同，签名必须验证失败。',
  },
  'case.ssh-x25519-zero.title': { en: 'X25519 with a share of zero', zh: '全零的 X25519 公开值' },
  'case.ssh-x25519-zero.lesson': {
    en: 'With a share of zero the secret is zero, whatever the client chose: everybody knows it.',
    zh: '公开值为零时，无论客户端选什么，共享秘密都是零，人人皆知。',
  },
  'case.ssh-dh-share-zero.title': { en: 'Diffie-Hellman share 0', zh: 'Diffie-Hellman 公开值为 0' },
  'case.ssh-dh-share-zero.lesson': {
    en: 'Zero to any power is zero: the secret is known before the exchange begins.',
    zh: '零的任何次方都是零，交换还没开始，秘密就已公开。',
  },
  'case.ssh-dh-share-one.title': { en: 'Diffie-Hellman share 1', zh: 'Diffie-Hellman 公开值为 1' },
  'case.ssh-dh-share-one.lesson': {
    en: 'One to any power is one: the secret is known before the exchange begins.',
    zh: '一的任何次方都是一，交换还没开始，秘密就已公开。',
  },
  'case.ssh-dh-share-p.title': { en: 'Diffie-Hellman share p', zh: 'Diffie-Hellman 公开值为 p' },
  'case.ssh-dh-share-p.lesson': {
    en: 'Modulo p this is 0, and so is the secret. Only who compares with p sees it.',
    zh: '对 p 取模后就是 0，秘密也是 0。只有与 p 比较才会发现。',
  },
  'case.ssh-dh-share-p-plus-one.title': { en: 'Diffie-Hellman share p + 1', zh: 'Diffie-Hellman 公开值为 p + 1' },
  'case.ssh-dh-share-p-plus-one.lesson': {
    en: 'Modulo p this is 1, and so is the secret. Only who compares with p sees it.',
    zh: '对 p 取模后就是 1，秘密也是 1。只有与 p 比较才会发现。',
  },
  'case.ssh-group-exchange-small.title': { en: 'Group exchange with 1024 bits', zh: '群交换只给出 1024 位' },
  'case.ssh-group-exchange-small.lesson': {
    en: 'The server answers with a modulus far below what was asked for; logarithms to such have been within reach for years.',
    zh: '服务器给出的模数远小于请求的下限；这种长度的离散对数多年前就已可及。',
  },
  'case.ssh-group-exchange-composite.title': {
    en: 'Group exchange with a modulus that is no prime',
    zh: '群交换的模数不是素数',
  },
  'case.ssh-group-exchange-composite.lesson': {
    en: 'It has the size that was asked for and falls apart into small factors, and so does the secret. Nobody sees it who does not look for a prime.',
    zh: '长度合乎要求，却能分解为小因子，秘密也随之瓦解。不检验素性就看不出来。',
  },
  'group.transport': { en: 'Packets', zh: '数据包' },
  'case.ssh-mac-flipped.title': { en: 'Packet changed on the way', zh: '数据包在途中被篡改' },
  'case.ssh-mac-flipped.lesson': {
    en: 'One bit at the end of the first protected packet is turned over: its MAC is wrong.',
    zh: '第一个受保护数据包末尾翻转了一个比特：MAC 是错的。',
  },
  'case.ssh-success-before-keys.title': { en: '“Logged in” before there are keys', zh: '密钥就绪之前就宣布“登录成功”' },
  'case.ssh-success-before-keys.lesson': {
    en: 'Anybody can say it while nothing is protected yet. During the exchange of keys only its own messages may come.',
    zh: '尚无保护时谁都能这样说。密钥交换期间只允许出现密钥交换的消息。',
  },
  'case.ssh-packet-of-a-megabyte.title': { en: 'Packet of a megabyte', zh: '一兆字节的数据包' },
  'case.ssh-packet-of-a-megabyte.lesson': {
    en: 'Thirty times what anybody must take, and filled with nothing: a client without a limit gives its memory away.',
    zh: '是必须支持长度的三十倍，内容全空：没有上限的客户端会把内存拱手让人。',
  },
  'case.ssh-lines-without-end.title': { en: 'Lines without end before the name', zh: '版本标识之前没完没了的文字行' },
  'case.ssh-lines-without-end.lesson': {
    en: 'A server may say something before it names its version. Thirty thousand lines are no greeting.',
    zh: '服务器在报出版本之前可以先说几句话，但三万行不是问候。',
  },
  'case.ssh-version-1.title': { en: 'Server that says it speaks SSH-1', zh: '自称只会 SSH-1 的服务器' },
  'case.ssh-version-1.lesson': {
    en: 'SSH-1 was broken in 1998. Who goes on after that name may be led back to it.',
    zh: 'SSH-1 在 1998 年就已被攻破。见到这个版本号还继续的客户端，可能被人引回旧协议。',
  },
  'case.ssh-changed-key-alias.title': {
    en: 'Host key changed, entry with several names',
    zh: '主机密钥已改变（条目含多个名称）',
  },
  'case.ssh-changed-key-alias.lesson': {
    en: 'The record names the host second, behind an alias. Who reads only the first name takes it for a new one.',
    zh: '记录里这台主机排在别名之后。只读第一个名称的客户端会把它当成新主机。',
  },
  'case.ssh-changed-key-wildcard.title': {
    en: 'Host key changed, entry with a wildcard',
    zh: '主机密钥已改变（通配符条目）',
  },
  'case.ssh-changed-key-wildcard.lesson': {
    en: 'The record is for every host. Who does not know wildcards takes the host for a new one.',
    zh: '记录对所有主机有效。不懂通配符的客户端会把它当成新主机。',
  },
  'case.ssh-order-tells-known-hosts.title': {
    en: 'Order that tells which hosts are known',
    zh: '算法顺序泄露是否认识主机',
  },
  'case.ssh-order-tells-known-hosts.lesson': {
    en: 'The client lists host key algorithms otherwise when it knows the host. Whoever is in between learns which first connections can be attacked unnoticed.',
    zh: '认识主机时，客户端列出主机密钥算法的顺序不同。中间人由此得知哪些首次连接可以攻击而不被发现。',
  },
  'case.ssh-terrapin.title': {
    en: 'Terrapin: the first encrypted packet cut off',
    zh: 'Terrapin：截掉第一个加密数据包',
  },
  'case.ssh-terrapin.lesson': {
    en: 'One packet is slipped in before the keys, the first one behind them is removed. Sequence numbers fit again, and EXT_INFO is gone. Strict key exchange notices.',
    zh: '在启用密钥之前插入一个包，再删掉之后的第一个包，序号恰好又对上，EXT_INFO 却消失了。strict kex 能发现。',
  },
  'case.ssh-group1-sha1.title': { en: 'Diffie-Hellman group 1 with SHA-1', zh: 'Diffie-Hellman group1 与 SHA-1' },
  'case.ssh-group1-sha1.lesson': {
    en: '1024 bits that half the world shared: states are thought to have broken this group.',
    zh: '全世界共用的 1024 位群，普遍认为国家级攻击者已能攻破。',
  },
  'case.ssh-group14-sha1.title': { en: 'Diffie-Hellman group 14 with SHA-1', zh: 'Diffie-Hellman group14 与 SHA-1' },
  'case.ssh-group14-sha1.lesson': {
    en: 'The group is sound, SHA-1 is to be given up.',
    zh: '群本身可靠，但 SHA-1 应当弃用。',
  },
  'case.ssh-rsa-sha1.title': { en: 'Host key signature with RSA and SHA-1', zh: 'RSA 加 SHA-1 的主机签名' },
  'case.ssh-rsa-sha1.lesson': {
    en: 'The algorithm ssh-rsa signs with SHA-1, for which collisions cost a few thousand dollars.',
    zh: 'ssh-rsa 算法用 SHA-1 签名，而 SHA-1 碰撞只需几千美元。',
  },
  'case.ssh-cipher-none.title': { en: 'No encryption', zh: '不加密' },
  'case.ssh-cipher-none.lesson': {
    en: 'The cipher "none": the password crosses the wire as it is.',
    zh: '加密算法为 none：密码直接以明文传输。',
  },
  'case.ssh-arcfour.title': { en: 'arcfour (RC4)', zh: 'arcfour（RC4）' },
  'case.ssh-arcfour.lesson': {
    en: 'The key stream is biased and can be told from chance.',
    zh: '密钥流存在偏差，能与随机数区分。',
  },
  'case.ssh-3des-cbc.title': { en: '3des-cbc', zh: '3des-cbc' },
  'case.ssh-3des-cbc.lesson': {
    en: 'Blocks of 64 bits repeat after some gigabytes.',
    zh: '64 位分组在若干 GB 之后就会重复。',
  },
  'case.ssh-aes-cbc.title': { en: 'aes128-cbc', zh: 'aes128-cbc' },
  'case.ssh-aes-cbc.lesson': {
    en: 'CBC as SSH uses it lets an attacker recover parts of the text (CVE-2008-5161).',
    zh: 'SSH 中的 CBC 用法会让攻击者恢复部分明文（CVE-2008-5161）。',
  },
  'case.ssh-hmac-md5.title': { en: 'hmac-md5', zh: 'hmac-md5' },
  'case.ssh-hmac-md5.lesson': {
    en: 'Not broken as a MAC, but built on what is.',
    zh: '作为 MAC 尚未被攻破，但所依赖的 MD5 已经不可靠。',
  },
  'case.ssh-mac-none.title': { en: 'No message authentication', zh: '没有消息认证' },
  'case.ssh-mac-none.lesson': {
    en: 'Encrypted and not authenticated: bits can be flipped on the way, and nobody notices.',
    zh: '只加密、不认证：途中翻转比特，无人察觉。',
  },
  'case.ssh-rsa-1024.title': { en: 'RSA host key of 1024 bits', zh: '1024 位的 RSA 主机密钥' },
  'case.ssh-rsa-1024.lesson': {
    en: 'Within reach of whoever can pay for the computers.',
    zh: '只要付得起算力，就能分解。',
  },
  'case.ssh-success-without-proof.title': { en: 'Success without any proof', zh: '没有证明就“登录成功”' },
  'case.ssh-success-without-proof.lesson': {
    en: 'The server says "success" to the method "none". Who believes it types the next password into a prompt that the server draws.',
    zh: '服务器对 none 方法直接回答“成功”。客户端若相信，用户接下来可能把密码输入到服务器伪造的提示里。',
  },
  'case.ssh-no-questions.title': { en: 'Success after no questions', zh: '不提问就“登录成功”' },
  'case.ssh-no-questions.lesson': {
    en: 'keyboard-interactive with no question at all, then "success".',
    zh: 'keyboard-interactive 一个问题也不问，就宣布成功。',
  },
  'case.ssh-unasked-forwarding.title': { en: 'Forwarded connection that nobody asked for', zh: '无人请求的转发连接' },
  'case.ssh-unasked-forwarding.lesson': {
    en: 'The server opens a forwarded-tcpip channel although the client asked for no forwarding.',
    zh: '客户端没有请求端口转发，服务器却打开了 forwarded-tcpip 通道。',
  },
  'case.ssh-unasked-agent.title': { en: 'Agent channel that nobody asked for', zh: '无人请求的代理通道' },
  'case.ssh-unasked-agent.lesson': {
    en: 'The server opens a channel to the client’s agent, to sign with its keys elsewhere.',
    zh: '服务器打开通往客户端 ssh-agent 的通道，想借它的密钥在别处签名。',
  },
  'case.ssh-unasked-x11.title': { en: 'X11 channel that nobody asked for', zh: '无人请求的 X11 通道' },
  'case.ssh-unasked-x11.lesson': {
    en: 'The server opens a channel to the client’s display, to see what is typed there.',
    zh: '服务器打开通往客户端显示器的通道，想窥探键盘输入。',
  },
  'case.ssh-banner-escapes.title': { en: 'Terminal escapes in the banner', zh: '横幅里的终端转义序列' },
  'case.ssh-banner-escapes.lesson': {
    en: 'The banner holds commands for the terminal, which can paint over what was shown.',
    zh: '横幅里夹带终端控制命令，可以改写屏幕上已显示的内容。',
  },
  'case.ssh-host-key-announced-unproven.title': {
    en: 'Host key announced without proof',
    zh: '宣告却未证明的主机密钥',
  },
  'case.ssh-host-key-announced-unproven.lesson': {
    en: 'The server announces a second host key and cannot prove that it has it. Who keeps it lets somebody else in later.',
    zh: '服务器宣告另一把主机密钥却拿不出证明。若记下它，以后别人就能冒充这台主机。',
  },
  'case.ssh-host-key-swapped.title': { en: 'Host key replaced after signing', zh: '签名之后替换主机密钥' },
  'case.ssh-host-key-swapped.lesson': {
    en: 'An impostor signs with its own key, over its own key, and then shows the genuine one.',
    zh: '冒充者用自己的密钥对自己的密钥签名，随后却出示真正的主机密钥。',
  },
  'case.ssh-hmac-flipped.title': {
    en: 'MAC changed behind a cipher without a tag',
    zh: '无认证标签的加密算法，MAC 被改动',
  },
  'case.ssh-hmac-flipped.lesson': {
    en: 'One bit of the HMAC of a packet under aes128-ctr is turned over.',
    zh: 'aes128-ctr 数据包的 HMAC 翻转了一个比特。',
  },
  'case.ssh-success-before-request.title': { en: 'Success before any request', zh: '尚未请求就宣布成功' },
  'case.ssh-success-before-request.lesson': {
    en: 'The keys are in use, nobody has asked to log in yet, and the server says that the login succeeded.',
    zh: '密钥已经启用，还没有人请求登录，服务器就说登录成功。',
  },
  'case.ssh-ignore-in-strict-exchange.title': {
    en: 'Ignored message in a strict key exchange',
    zh: '严格密钥交换中夹带可忽略消息',
  },
  'case.ssh-ignore-in-strict-exchange.lesson': {
    en: 'Both sides announced the strict exchange, in which not even SSH_MSG_IGNORE may stand: such messages are what Terrapin counts with.',
    zh: '双方都声明了严格密钥交换，其中连 SSH_MSG_IGNORE 也不允许出现：Terrapin 正是用这种消息打乱计数。',
  },
};
