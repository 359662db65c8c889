import type { Catalogue } from '@cutaway/primitives/explain';

/** `rung.<id>.title` and `rung.<id>.lesson`. */
export const rungPhrases: Catalogue = {
  'rung.plain.title': { en: 'In the clear', zh: '明文传输' },
  'rung.plain.lesson': {
    en: 'HTTP and telnet as they began: the text crosses the wire as it is. Nothing hides it, nothing shows a change, and nobody proves who he is.',
    zh: '最初的 HTTP 和 telnet：内容原样在线路上传输。没有任何东西遮住它，改了也看不出来，双方都没有证明自己是谁。',
  },
  'rung.digest.title': { en: 'Text and digest', zh: '明文加摘要' },
  'rung.digest.lesson': {
    en: 'The sender adds a SHA-256 digest, the receiver computes it again and compares. Damage by accident shows. But a digest needs no secret: whoever changes the text computes a new one.',
    zh: '发送方附上 SHA-256 摘要，接收方重新计算并比较，意外损坏能被发现。但计算摘要不需要任何秘密：谁改了内容，谁就能重算一个摘要。',
  },
  'rung.sym-sent.title': { en: 'Symmetric key, sent along', zh: '对称加密，密钥直接发送' },
  'rung.sym-sent.lesson': {
    en: 'Everything is encrypted with AES-256-GCM under a key that the server makes for the session, and sends in the clear. The cipher is strong; the key lies next to the lock.',
    zh: '服务器为每次会话生成密钥，所有内容都用 AES-256-GCM 加密，可密钥本身是明文发过去的。锁很结实，钥匙却挂在锁旁边。',
  },
  'rung.sym-preshared.title': { en: 'Symmetric key, known beforehand', zh: '对称加密，密钥预先共享' },
  'rung.sym-preshared.lesson': {
    en: 'Client and server have the key before they ever speak, so it never crosses the wire. It works between two parties. Every client would have to ship with the key of every server, and one theft opens all sessions ever recorded.',
    zh: '客户端和服务器在通信之前就持有同一把密钥，线路上从不出现密钥。两方之间可行；但要用于整个互联网，每个客户端都得内置每台服务器的密钥，而且一旦被盗，以往录下的会话全部可解。',
  },
  'rung.asym-one.title': { en: "One key pair, the server's", zh: '非对称加密，只有服务器一对密钥' },
  'rung.asym-one.lesson': {
    en: 'Requests are encrypted to the server\'s public key: only the server can read them. Answers are "encrypted with the private key": everybody with the public key can read those, and the public key is public.',
    zh: '请求用服务器的公钥加密，只有服务器能读。应答“用私钥加密”，凡是有公钥的人都能读，而公钥本来就是公开的。',
  },
  'rung.asym-two.title': { en: 'A key pair on each side', zh: '非对称加密，双方各一对密钥' },
  'rung.asym-two.lesson': {
    en: "Each side encrypts to the other's public key, so both directions are secret. Every message costs a public-key operation, which is far too slow for much data; and nobody knows whose public key he was given.",
    zh: '双方各用对方的公钥加密，两个方向都保密了。但每条消息都要做公钥运算，数据一多就慢得无法接受；而且谁也不知道收到的公钥究竟是谁的。',
  },
  'rung.hybrid.title': { en: 'Public key carries the session key', zh: '混合加密：公钥传递会话密钥' },
  'rung.hybrid.lesson': {
    en: "The client makes a session key and encrypts it to the public key that arrived; all else is fast symmetric encryption. Whoever only listens gets nothing. But is the key that arrived the server's?",
    zh: '客户端生成会话密钥，用收到的公钥加密后发给服务器，其余内容都用快速的对称加密。只窃听的人一无所获。但是，收到的公钥真的是服务器的吗？',
  },
  'rung.dh-anon.title': { en: 'Diffie-Hellman, anonymous', zh: '匿名 Diffie-Hellman 密钥交换' },
  'rung.dh-anon.lesson': {
    en: 'Each side sends the public half of a key pair made for this session alone, and both compute the same secret from it (X25519). No key is ever sent, and nothing that could be stolen later is kept. But nobody signs the halves.',
    zh: '双方各自为本次会话临时生成一对密钥，只交换公开的一半，就能算出同一个秘密（X25519）。密钥从不在线路上出现，事后也没有什么可偷。但交换的公开值没有人签名。',
  },
  'rung.cert-unsigned.title': { en: 'A certificate without a signature', zh: '没有签名的“证书”' },
  'rung.cert-unsigned.lesson': {
    en: 'The public key comes in a "certificate" that says whose it is, protected by a digest. The client compares name and digest. As anybody can compute a digest, anybody can write such a certificate.',
    zh: '公钥装在一份写明归属的“证书”里，并用摘要保护。客户端核对名称和摘要。可是摘要人人会算，这样的证书也就人人能写。',
  },
  'rung.cert-signed.title': { en: 'A certificate signed by an authority', zh: '由机构签名的证书' },
  'rung.cert-signed.lesson': {
    en: 'The public key comes in an X.509 certificate: name, key and dates, signed by an authority whose own key the client has had all along. Who changes a letter needs that authority to sign again. Now the client knows whose key it encrypts to.',
    zh: '公钥装在 X.509 证书里：名称、公钥和有效期由一家机构签名，而这家机构的公钥客户端早就有了。改动一个字，就得请这家机构重新签名。客户端终于知道自己在加密给谁了。',
  },
  'rung.chain.title': { en: 'A chain of certificates', zh: '证书链' },
  'rung.chain.lesson': {
    en: 'The root signs an intermediate, the intermediate signs the server: as a site\'s certificate is issued by "R3", and "R3" by "ISRG Root X1". The client checks link by link, up to a root that was installed before. The server sends all but the root.',
    zh: '根证书签发中间证书，中间证书再签发服务器证书，就像某网站的证书由“R3”签发，“R3”又由“ISRG Root X1”签发。客户端一环一环地验证，直到一个早已安装好的根证书。服务器发来除根以外的全部证书。',
  },
  'rung.rogue-root.title': { en: "The attacker's root is installed", zh: '电脑上装了攻击者的根证书' },
  'rung.rogue-root.lesson': {
    en: "The same chain, but the client's computer also trusts a root of the attacker's: installed by a program, an administrator, or by clicking it away. All checks are made, all pass, and nothing is noticed.",
    zh: '还是同样的证书链，但客户端的电脑同时信任攻击者的根证书：可能是某个软件、某位管理员装的，也可能是用户随手点了确定。所有检查照做，全部通过，毫无察觉。',
  },
  'rung.tls12-rsa.title': { en: 'TLS 1.2, RSA key exchange', zh: 'TLS 1.2，RSA 密钥交换' },
  'rung.tls12-rsa.lesson': {
    en: "HTTPS as it was until about 2013. The client checks the certificate, makes a pre-master secret and encrypts it to the key in the certificate; both sides derive the session's keys from it and two random values, and the Finished messages compare what each has seen. On the wire this holds against everyone. But one key, kept for years, opens every session ever recorded.",
    zh: '2013 年以前常见的 HTTPS。客户端检查证书，生成预主密钥，用证书里的公钥加密发给服务器；双方用它和两个随机数派生会话密钥，再用 Finished 消息核对彼此看到的内容。线路上的攻击者都拿它没办法。可是那把一用好多年的私钥，能解开以往录下的每一次会话。',
  },
  'rung.tls12-ecdhe.title': { en: 'TLS 1.2, ephemeral Diffie-Hellman', zh: 'TLS 1.2，ECDHE 密钥交换' },
  'rung.tls12-ecdhe.lesson': {
    en: "Both sides make a key pair for this one session and throw it away afterwards. The key in the certificate only signs: it says that the server's share is really the server's. Stealing it later opens no recording: that is forward secrecy. The client does not even wait for the server's Finished before it sends its request (False Start), which saves a round trip.",
    zh: '双方各为这一次会话生成一对密钥，用完就扔。证书里的密钥只用来签名，证明那份密钥份额确实来自服务器。以后偷走它，也解不开录下的任何流量，这就是前向安全。客户端甚至不等服务器的 Finished 就发出请求（False Start），省下一个往返。',
  },
  'rung.tls12-mutual.title': { en: 'TLS 1.2, client certificate', zh: 'TLS 1.2，双向认证（U 盾）' },
  'rung.tls12-mutual.lesson': {
    en: 'The server asks for a certificate too. The user has one, on a USB key from the bank for example, and signs the whole handshake so far with its private key. Who has no certificate, or the certificate without its key, gets no further. There is no password that could be stolen.',
    zh: '服务器也要求客户端出示证书。用户手里有一张（例如银行发的 U 盾），并用私钥对到此为止的整个握手签名。没有证书，或者只有证书没有私钥，都连不上。也就没有可偷的密码。',
  },
  'rung.keyless.title': { en: 'TLS 1.2, the key on another machine', zh: 'Keyless SSL：私钥在另一台机器上' },
  'rung.keyless.lesson': {
    en: 'The RSA handshake, but the server that clients reach has the certificate alone. It passes the encrypted pre-master secret to a key server, which decrypts it and returns the result; the private key never leaves that machine. Who breaks into the reachable server finds no key. The key still exists: stolen from the key server it opens recordings exactly as in tls12-rsa.',
    zh: '还是 RSA 握手，但客户端连到的服务器上只有证书。它把加密的预主密钥转给密钥服务器，由后者解密后返回结果，私钥从不离开那台机器。攻破前端服务器的人找不到私钥。不过私钥毕竟存在：若从密钥服务器上被偷，录下的流量照样能解开，和 tls12-rsa 一样。',
  },
  'rung.tls13.title': { en: 'TLS 1.3', zh: 'TLS 1.3' },
  'rung.tls13.lesson': {
    en: 'One round trip: both shares travel in the first two messages, and everything after the ServerHello is encrypted, the certificate included. The server signs the whole handshake, not its share alone. The RSA key exchange is gone, and so are MD5 and SHA-1 in signatures.',
    zh: '一个往返就够：双方的密钥份额就在最初两条消息里，ServerHello 之后的一切都加密，包括证书。服务器签的是整个握手，而不只是自己的密钥份额。RSA 密钥交换已被取消，签名里也不再有 MD5 和 SHA-1。',
  },
  'rung.tls13-pq.title': { en: 'TLS 1.3 with X25519MLKEM768', zh: 'TLS 1.3，X25519MLKEM768（抗量子）' },
  'rung.tls13-pq.lesson': {
    en: 'As tls13, but the shared secret is made of two: one from X25519, one from ML-KEM-768, for which no quantum algorithm is known. Who records today and has a quantum computer one day gets one half, and half is nothing.',
    zh: '与 tls13 相同，但共享秘密由两部分拼成：一部分来自 X25519，另一部分来自 ML-KEM-768，后者至今没有已知的量子算法可破。今天录下、将来用量子计算机去解的人只能得到一半，而一半等于没有。',
  },
  'rung.tls13-0rtt.title': { en: 'TLS 1.3 with 0-RTT data', zh: 'TLS 1.3，0-RTT 数据' },
  'rung.tls13-0rtt.lesson': {
    en: 'The client was here before and has a ticket: it sends its request together with the ClientHello, under a key from that earlier visit, and waits for nothing. So nothing in it is fresh from the server. A server that does not remember which ClientHellos it has seen carries out a recorded order once more; and the key that seals the tickets opens the request for whoever steals it.',
    zh: '客户端以前来过，手里有一张票据（ticket）：它把请求和 ClientHello 一起发出，用上次会话留下的密钥加密，一个往返也不等。因此请求里没有任何来自服务器的新鲜内容。服务器若不记住见过哪些 ClientHello，就会把录下的指令再执行一遍；而偷到票据密钥的人能解开这段请求。',
  },
  'rung.tls13-unverified.title': { en: 'TLS 1.3, certificate not checked', zh: 'TLS 1.3，但客户端不检查证书' },
  'rung.tls13-unverified.lesson': {
    en: 'The same protocol with the same algorithms, but the client goes on with whoever answers: curl -k, verify=False, rejectUnauthorized: false. Listeners are kept out as before. Anyone who stands in between is let in.',
    zh: '协议和算法都一样，只是不管谁应答客户端都继续：curl -k、verify=False、rejectUnauthorized: false。窃听者照样被挡在外面，站在中间的人却畅通无阻。',
  },
  'rung.ssh-tofu.title': {
    en: 'SSH, password, host key accepted unseen',
    zh: 'SSH 密码登录，首次连接直接接受主机公钥',
  },
  'rung.ssh-tofu.lesson': {
    en: 'SSH-2 agrees on keys by Diffie-Hellman, and the server signs the exchange with its host key. On the first connection the client asks whether that key is the right one. Here the user says yes without looking, and sends the password.',
    zh: 'SSH-2 用 Diffie-Hellman 协商密钥，服务器用主机密钥对整个交换签名。第一次连接时客户端会问这把公钥对不对。这里用户看也不看就回答 yes，然后发送密码。',
  },
  'rung.ssh-fingerprint.title': { en: 'SSH, password, fingerprint compared', zh: 'SSH 密码登录，核对主机公钥指纹' },
  'rung.ssh-fingerprint.lesson': {
    en: "The same first connection, but the user compares the fingerprint with the one that the server's owner has published, and says yes only if they are equal.",
    zh: '同样是第一次连接，但用户把指纹和服务器主人公布的指纹核对，一致才回答 yes。',
  },
  'rung.ssh-known.title': { en: 'SSH, password, host key known', zh: 'SSH 密码登录，主机公钥已记录' },
  'rung.ssh-known.lesson': {
    en: 'Every later connection: the host key stands in known_hosts, the client compares by itself and asks nothing. An impostor is found out before any password is sent.',
    zh: '以后的每次连接：主机公钥已经记在 known_hosts 里，客户端自动比较，不再询问。冒充者在密码发出之前就会被发现。',
  },
  'rung.ssh-changed.title': { en: 'SSH, the address has another host key now', zh: 'SSH，这个地址换了主机公钥' },
  'rung.ssh-changed.lesson': {
    en: 'The address belongs to another machine now, or to an attacker: the client cannot know which. It warns, stops, and sends nothing until the old entry is removed from known_hosts.',
    zh: '这个地址现在属于另一台机器，也可能属于攻击者，客户端分不清。它发出警告并停下，在旧条目从 known_hosts 里删除之前什么也不发送。',
  },
  'rung.ssh-rsa-challenge.title': {
    en: 'Login by decrypting a challenge (SSH-1)',
    zh: '解密挑战来登录（SSH-1 的做法）',
  },
  'rung.ssh-rsa-challenge.lesson': {
    en: "History. The server encrypts a random value to the user's registered key; who can decrypt it is let in. No password travels. But nothing in the answer says for which session it was given.",
    zh: '历史做法。服务器用登记的用户公钥加密一个随机数，能解开的人就放行，不用传密码。但回答里没有任何内容说明它属于哪一次会话。',
  },
  'rung.ssh-publickey.title': { en: 'SSH, login with a key', zh: 'SSH 公钥登录' },
  'rung.ssh-publickey.lesson': {
    en: 'SSH-2: the user signs the session identifier together with the login. Both sides of one key exchange have the same identifier, and nobody else has. The host key is accepted unseen here, to show what the login alone is worth.',
    zh: 'SSH-2：用户对会话标识和登录请求一起签名。只有同一次密钥交换的双方才有相同的会话标识。这里故意不检查主机公钥，好看清登录方式本身的作用。',
  },
  'rung.ssh-git.title': { en: 'git over SSH', zh: '通过 SSH 使用 git' },
  'rung.ssh-git.lesson': {
    en: 'As developers use it every day: host key known, own key registered at the server. Fetch and push, without a password.',
    zh: '开发者每天的用法：主机公钥已记录，自己的公钥已在服务器登记。拉取和推送都不需要密码。',
  },
};
