import type { Catalogue } from '@cutaway/primitives/explain';

/**
 * `<kind>.<id>.title`: the claim, the question, or what is often told. `<kind>.<id>.answer`: what is so.
 * `<kind>.<id>.<observation>`: what was found out, with its facts. `column.<name>`: heads of tables.
 */
export const experimentPhrases: Catalogue = {
  'measure.same-digest.title': { en: 'The same input has the same digest', zh: '同样的输入，同样的摘要' },
  'measure.same-digest.answer': {
    en: 'A digest is a pure computation: anybody, anywhere, in one piece or byte by byte, gets the same.',
    zh: '摘要是纯粹的计算：无论谁、在哪里、一次算完还是逐字节算，结果都一样。',
  },
  'measure.same-digest.equal': {
    en: 'In one piece and byte by byte, SHA-256 gives {digest}.',
    zh: '一次算完和逐字节计算，SHA-256 都得到 {digest}。',
  },
  'measure.avalanche.title': { en: 'One bit changes half the digest', zh: '雪崩效应：改一个比特，摘要变一半' },
  'measure.avalanche.answer': {
    en: 'Nothing of the old digest helps to guess the new one.',
    zh: '旧摘要对猜测新摘要毫无帮助。',
  },
  'measure.avalanche.half': {
    en: 'In {tries} tries with one bit inverted, {average} of 256 bits of the digest changed on average, {least} at least and {most} at most.',
    zh: '翻转一个比特，试了 {tries} 次：256 位摘要平均改变 {average} 位，最少 {least} 位，最多 {most} 位。',
  },
  'measure.digest-length.title': { en: 'A digest has one length', zh: '摘要长度固定' },
  'measure.digest-length.answer': {
    en: 'However long the input, the digest has the length of its algorithm.',
    zh: '无论输入多长，摘要长度只由算法决定。',
  },
  'measure.digest-length.fixed': {
    en: 'Inputs of {inputs} bytes gave digests of one length for each algorithm.',
    zh: '输入 {inputs} 字节时，每种算法的摘要长度都不变。',
  },
  'measure.one-way.title': { en: 'There is no way back from a digest', zh: '摘要不可逆' },
  'measure.one-way.answer': {
    en: 'All that is left is guessing, and each further bit doubles the guesses. 256 bits are out of reach for ever.',
    zh: '只能靠猜，每多一位，要猜的次数就翻一倍。256 位永远猜不到。',
  },
  'measure.one-way.doubles': {
    en: 'To hit {bits} given bits took {guesses} guesses, at {perSecond} a second. For 256 bits the years have {yearsDigits} digits.',
    zh: '命中指定的 {bits} 位用了 {guesses} 次，每秒 {perSecond} 次。要命中 256 位，所需年数有 {yearsDigits} 位数字。',
  },
  'measure.speed.title': {
    en: 'Symmetric ciphers are about a thousand times as fast as public-key ones',
    zh: '对称加密比公钥加密快约一千倍',
  },
  'measure.speed.answer': {
    en: 'That is why a public key only carries a session key, and everything else is symmetric.',
    zh: '所以公钥只用来传递会话密钥，其余内容都用对称加密。',
  },
  'measure.speed.ratio': {
    en: 'AES-256-GCM decrypts {ratio} times as fast as RSA-2048, on this machine with this provider.',
    zh: '在这台机器上、用这个后端，AES-256-GCM 的解密速度是 RSA-2048 的 {ratio} 倍。',
  },
  'measure.key-length.title': { en: 'Longer keys cost more time', zh: '密钥越长，耗时越多' },
  'measure.key-length.answer': {
    en: 'For RSA the time to sign grows with about the third power of the length, while security grows slowly; elliptic curves are as strong with far shorter keys.',
    zh: 'RSA 签名的时间大约按长度的三次方增长，安全性却增长缓慢；椭圆曲线用短得多的密钥就能达到同样强度。',
  },
  'measure.key-length.slower': {
    en: 'Signing with {to} bits takes {factor} times as long as with {from}.',
    zh: '{to} 位签名耗时是 {from} 位的 {factor} 倍。',
  },
  'measure.hash-then-sign.title': { en: 'Why a text is hashed before it is signed', zh: '为什么先算摘要再签名' },
  'measure.hash-then-sign.answer': {
    en: 'RSA takes a block at a time. Signing the digest needs one operation and one short signature, however long the text.',
    zh: 'RSA 一次只能处理一块。对摘要签名，无论原文多长，都只需一次运算、一个短签名。',
  },
  'measure.hash-then-sign.one-operation': {
    en: 'For {bytes} bytes, signing the digest is {factor} times as fast as signing block by block.',
    zh: '对 {bytes} 字节的内容，签摘要比逐块签名快 {factor} 倍。',
  },
  'measure.hash-then-sign.shorter': {
    en: 'A certificate of {bytes} bytes, signed block by block, needs {blockwise} bytes of signature; its digest needs {hashed}.',
    zh: '一张 {bytes} 字节的证书，逐块签名需要 {blockwise} 字节的签名；签摘要只需 {hashed} 字节。',
  },
  'measure.keys-for-peers.title': { en: 'Keys for n parties', zh: 'n 方通信需要多少密钥' },
  'measure.keys-for-peers.answer': {
    en: 'A key for each pair grows with the square of the parties. With key pairs each party has one, and gives the same public half to all.',
    zh: '每两方一把共享密钥，数量随人数的平方增长。用密钥对，每方只需一对，把同一个公钥给所有人。',
  },
  'measure.keys-for-peers.square': {
    en: 'The keys that were made are n·(n−1)/2 each time; for {peers} parties that is {keys}.',
    zh: '每次实际生成的数量都是 n·(n−1)/2；{peers} 方就需要 {keys} 把。',
  },

  'question.q1.title': {
    en: 'The parameters of client and server are both visible. Why can’t the middleman compute the shared secret?',
    zh: '客户端和服务器的参数都看得见，中间人为什么算不出共享秘密？',
  },
  'question.q1.answer': {
    en: 'What is visible are the public halves. The secret needs one public and one private half, and private halves are never sent. A middleman who only listens is stuck; one who replaces the halves by his own is another matter: see cutaway lab dh-anon key-swap.',
    zh: '看得见的只是公开的一半。算出秘密需要一个公开值加一个私有值，而私有值从不发送。只窃听的中间人无能为力；要是他把公开值换成自己的，那是另一回事：见 cutaway lab dh-anon key-swap。',
  },
  'question.q1.both-seen': {
    en: 'The listener saw both public halves ({shares}).',
    zh: '窃听者看到了双方的公开值（{shares} 个）。',
  },
  'question.q1.victims-agree': {
    en: 'Client and server computed the same secret from them.',
    zh: '客户端和服务器由此算出了同一个秘密。',
  },
  'question.q1.listener-stuck': { en: 'The listener read nothing.', zh: '窃听者什么也没读到。' },
  'question.q1.private-half-suffices': {
    en: 'Given one private half, the same listener reads everything.',
    zh: '只要给他一个私有值，同一个窃听者就能读到全部内容。',
  },
  'question.q2.title': {
    en: 'The site is opened by its IP address: the connection is TLS, yet the browser says “not secure”. Why?',
    zh: '用 IP 地址打开网站，明明是 TLS 连接，浏览器却说“不安全”，为什么？',
  },
  'question.q2.answer': {
    en: 'The certificate vouches for names, and the address is not among them. The encryption is the same, but nobody says who the other end is. An authority can put an address into a certificate too.',
    zh: '证书只为其中列出的名称作担保，而这个地址不在其中。加密还是一样的，只是没人证明对方是谁。机构也可以把 IP 地址写进证书。',
  },
  'question.q2.right-by-name': {
    en: 'Asked for {name}, the certificate is accepted.',
    zh: '按名称 {name} 访问，证书通过。',
  },
  'question.q2.wrong-by-address': {
    en: 'Asked for {address}, the same certificate is refused: it is for {name}.',
    zh: '按地址 {address} 访问，同一张证书被拒绝：它是签发给 {name} 的。',
  },
  'question.q2.address-in-it': {
    en: 'With {address} among its names, it is accepted for the address.',
    zh: '把 {address} 也列进证书后，按地址访问就通过了。',
  },
  'question.q4.title': {
    en: 'If everyone with the public key can open what the private key “encrypted”, how does it prove identity?',
    zh: '“用私钥加密”的内容，有公钥的人都能解开，那它怎么证明身份？',
  },
  'question.q4.answer': {
    en: 'Being readable is not the point. Only the owner of the private key can make it, so whoever can check it knows who made it. That is a signature, and it is over something fresh, so that it cannot be shown again.',
    zh: '关键不在于谁能读，而在于只有私钥的主人能生成它，所以能验证的人就知道是谁生成的。这就是签名；而且被签的是一个新的随机数，所以不能拿旧的再用一次。',
  },
  'question.q4.all-can-read': { en: 'The public key takes out: “{text}”.', zh: '公钥能还原出：“{text}”。' },
  'question.q4.one-can-write': {
    en: 'Made with another private key, the same text does not come out ({code}).',
    zh: '换一把私钥生成，同样的内容就还原不出来（{code}）。',
  },
  'question.q4.challenge-answered': {
    en: 'A signature over a random challenge verifies.',
    zh: '对随机挑战的签名验证通过。',
  },
  'question.q4.not-again': {
    en: 'The same signature does not verify for the next challenge.',
    zh: '同一个签名对下一个挑战无效。',
  },
  'question.q12.title': {
    en: 'What exactly is the string “master secret” in the PRF?',
    zh: 'PRF 里的字符串 “master secret” 到底是什么？',
  },
  'question.q12.answer': {
    en: 'Just these thirteen letters, put in front of the random values and hashed along. It is no secret: it keeps keys for different uses apart.',
    zh: '就是这 13 个字符，放在随机数前面一起参与运算。它并不保密，作用是把不同用途的密钥区分开。',
  },
  'question.q12.plain-letters': { en: 'It is {bytes} bytes of ASCII.', zh: '它是 {bytes} 字节的 ASCII 文本。' },
  'question.q12.separates': {
    en: 'The same secret and random values with the label “key expansion” give something else.',
    zh: '同样的秘密和随机数，换成标签 “key expansion” 就得到不同的结果。',
  },
  'question.q12.hashed-with': {
    en: 'HMAC by HMAC over label and random values, the same master secret comes out.',
    zh: '对标签和随机数一步步做 HMAC，得到同样的主密钥。',
  },
  'question.q16.title': {
    en: 'If the session key cannot be obtained, why protect integrity at all?',
    zh: '既然拿不到会话密钥，为什么还要保护完整性？',
  },
  'question.q16.answer': {
    en: 'Because one can change what one cannot read. With a stream cipher, flipping a bit of the ciphertext flips the same bit of the text. Only a tag that needs the key shows it.',
    zh: '因为读不懂也能改。流式加密下，翻转密文的一位，明文的同一位就跟着翻转。只有需要密钥才能生成的认证标签能发现。',
  },
  'question.q16.unreadable': {
    en: 'Encrypted with AES-256-CTR, the order cannot be read.',
    zh: '用 AES-256-CTR 加密后，指令读不出来。',
  },
  'question.q16.changed-unread': {
    en: 'Without the key, “{sent}” became “{received}”.',
    zh: '没有密钥，也把“{sent}”变成了“{received}”。',
  },
  'question.q16.tag-shows': {
    en: 'With AES-256-GCM the same change is noticed ({code}).',
    zh: '换成 AES-256-GCM，同样的改动被发现（{code}）。',
  },
  'question.q17.title': {
    en: 'How does a client know that the received certificate is trustworthy?',
    zh: '客户端怎么知道收到的证书可信？',
  },
  'question.q17.answer': {
    en: 'It goes from certificate to issuer, checking each signature with the key of the next, until it comes to a root that it had before. A gap or an unknown root ends it.',
    zh: '从证书找到签发者，用上一级的公钥逐级验证签名，直到一个早已存在的根证书。中间缺一环，或者根不认识，就到此为止。',
  },
  'question.q17.link-by-link': {
    en: '{links} signatures were checked, link by link.',
    zh: '逐级验证了 {links} 个签名。',
  },
  'question.q17.to-a-root': {
    en: 'The path ends at {root}, which was installed before.',
    zh: '路径终止于早已安装的 {root}。',
  },
  'question.q17.no-gap': {
    en: 'Without the intermediate certificate there is no path.',
    zh: '缺了中间证书，就找不到路径。',
  },
  'question.q17.no-stranger': {
    en: 'Without the root installed, nothing is trusted.',
    zh: '没有安装这个根，就什么都不可信。',
  },
  'question.q18.title': {
    en: 'Why does the server not simply encrypt ServerParams with its private key?',
    zh: '服务器为什么不直接用私钥加密 ServerParams？',
  },
  'question.q18.answer': {
    en: 'It would hide nothing, as the public key opens it; it would not fit; and most kinds of key cannot encrypt at all. A signature over the digest says the same, is short, and works with every kind.',
    zh: '这样做什么也藏不住，因为公钥就能打开；长了还放不下；而且多数类型的密钥根本不能加密。对摘要签名能达到同样目的，又短，任何类型的密钥都适用。',
  },
  'question.q18.hides-nothing': {
    en: 'The public key takes the parameters out again.',
    zh: '用公钥就把参数还原出来了。',
  },
  'question.q18.too-long': {
    en: 'Parameters of {bytes} bytes do not fit: RSA-2048 takes {most} ({code}).',
    zh: '{bytes} 字节的参数放不下：RSA-2048 最多 {most} 字节（{code}）。',
  },
  'question.q18.not-with-ecdsa': {
    en: 'With an elliptic-curve key there is no such operation ({code}).',
    zh: '椭圆曲线密钥没有这种运算（{code}）。',
  },
  'question.q18.signature-does': {
    en: 'An ECDSA signature of {bytes} bytes over them verifies.',
    zh: '对参数的 ECDSA 签名（{bytes} 字节）验证通过。',
  },
  'question.q20.title': {
    en: 'Must the browser store every site’s CA key? Could the attacker change text and digest?',
    zh: '浏览器要保存每个网站的 CA 公钥吗？攻击者能不能把内容和摘要一起改掉？',
  },
  'question.q20.answer': {
    en: 'No: one root vouches for all sites below it. And yes, a bare digest can be changed along; that is why the authority signs it, and the signature cannot.',
    zh: '不用：一个根为它下面的所有网站担保。光秃秃的摘要确实可以一起改掉，所以机构要对摘要签名，而签名是改不了的。',
  },
  'question.q20.one-root': {
    en: '{sites} sites were verified with {roots} stored root.',
    zh: '用 {roots} 个已保存的根验证了 {sites} 个网站。',
  },
  'question.q20.bare-digest-falls': {
    en: 'Text and bare digest changed together: accepted.',
    zh: '内容和摘要一起改掉：被接受了。',
  },
  'question.q20.signed-digest-holds': {
    en: 'Changed certificate with all digests repaired: refused at {check}.',
    zh: '改动证书并补好所有摘要：在 {check} 处被拒绝。',
  },

  'erratum.aes-key-sizes.title': { en: 'AES keys have 258, 384 or 512 bits', zh: 'AES 密钥有 258、384、512 位' },
  'erratum.aes-key-sizes.answer': {
    en: 'They have 128, 192 or 256 bits, nothing else.',
    zh: '只有 128、192、256 位三种。',
  },
  'erratum.aes-key-sizes.three-sizes': {
    en: 'Of all lengths up to 512 bits, these were accepted: {accepted}.',
    zh: '试遍 512 位以内的长度，被接受的只有：{accepted}。',
  },
  'erratum.private-key-encryption.title': {
    en: 'A signature is encryption with the private key',
    zh: '签名就是用私钥加密',
  },
  'erratum.private-key-encryption.answer': {
    en: 'As arithmetic this is so for RSA with PKCS #1 alone. RSA-PSS cannot be opened to the text, and ECDSA and EdDSA keys cannot encrypt. It hides nothing in any case: a signature is proof, not secrecy.',
    zh: '仅就运算而言，只有 RSA PKCS #1 是这样。RSA-PSS 还原不出原文，ECDSA 和 EdDSA 的密钥根本不能加密。而且它什么也藏不住：签名是证明，不是保密。',
  },
  'erratum.private-key-encryption.true-for-pkcs1': {
    en: 'RSA, PKCS #1: the public key takes the text out.',
    zh: 'RSA PKCS #1：公钥能还原出原文。',
  },
  'erratum.private-key-encryption.not-for-pss': {
    en: 'RSA-PSS: no text comes out, and two signatures over one text differ.',
    zh: 'RSA-PSS：还原不出原文，对同一内容的两次签名也不相同。',
  },
  'erratum.private-key-encryption.not-for-curves': {
    en: 'ECDSA and Ed25519 sign, and cannot encrypt.',
    zh: 'ECDSA 和 Ed25519 能签名，不能加密。',
  },
  'erratum.certificate-fingerprint.title': {
    en: 'The public key’s fingerprint is encrypted in the certificate',
    zh: '证书里加密存放着公钥的指纹',
  },
  'erratum.certificate-fingerprint.answer': {
    en: 'The authority signs the whole part to be signed: names, dates, key and extensions. Any change of it shows.',
    zh: '机构是对整个待签名部分签名：名称、有效期、公钥和扩展。改动其中任何一处都会被发现。',
  },
  'erratum.certificate-fingerprint.no-fingerprint': {
    en: 'No digest of the public key stands in the certificate.',
    zh: '证书里并没有公钥的摘要。',
  },
  'erratum.certificate-fingerprint.all-of-it': {
    en: 'One bit changed at {tries} places all over the {bytes} signed bytes: noticed {noticed} times.',
    zh: '在 {bytes} 字节的待签名部分各处改动一个比特，试了 {tries} 处：发现 {noticed} 次。',
  },
  'erratum.identical-digests.title': {
    en: 'Identical digests mean the text is authentic',
    zh: '摘要一致就说明内容是真的',
  },
  'erratum.identical-digests.answer': {
    en: 'They mean that text and digest fit each other. Whoever changed one may have changed both; only a digest that a trusted key vouches for says more.',
    zh: '那只说明内容和摘要相配。改了一个的人也可以两个都改；只有由可信密钥担保的摘要才能说明更多。',
  },
  'erratum.identical-digests.identical-and-altered': {
    en: 'All {comparisons} comparisons found identical digests, and the order was altered.',
    zh: '{comparisons} 次比较摘要全都一致，而付款指令已经被改了。',
  },
  'erratum.server-name-visible.title': { en: 'HTTPS hides which site is visited', zh: 'HTTPS 能隐藏访问的是哪个网站' },
  'erratum.server-name-visible.answer': {
    en: 'The ClientHello names the server in the clear, so that it can choose its certificate. Hiding that takes Encrypted Client Hello, and hiding the name lookup besides.',
    zh: 'ClientHello 以明文写着服务器名称，好让服务器挑选证书。要隐藏它，需要加密的 ClientHello（ECH），还得隐藏域名查询。',
  },
  'erratum.server-name-visible.in-the-clear': {
    en: '“{name}” stands at byte {position} of the first {bytes} bytes that the client sends.',
    zh: '客户端发出的前 {bytes} 字节里，第 {position} 字节处就写着“{name}”。',
  },

  'column.hash': { en: 'algorithm', zh: '算法' },
  'column.algorithm': { en: 'algorithm', zh: '算法' },
  'column.operation': { en: 'operation', zh: '运算' },
  'column.bits': { en: 'bits', zh: '位' },
  'column.guesses': { en: 'guesses', zh: '实际次数' },
  'column.expected': { en: 'expected', zh: '预期次数' },
  'column.megabytesPerSecond': { en: 'MB/s', zh: 'MB/s' },
  'column.signMs': { en: 'sign, ms', zh: '签名（毫秒）' },
  'column.verifyMs': { en: 'verify, ms', zh: '验证（毫秒）' },
  'column.bytes': { en: 'bytes', zh: '字节' },
  'column.hashedMs': { en: 'digest, ms', zh: '签摘要（毫秒）' },
  'column.hashedBytes': { en: 'signature, bytes', zh: '签名字节数' },
  'column.blockwiseMs': { en: 'blocks, ms', zh: '逐块签名（毫秒）' },
  'column.blockwiseBytes': { en: 'signatures, bytes', zh: '签名字节数' },
  'column.peers': { en: 'parties', zh: '人数' },
  'column.sharedKeys': { en: 'shared keys', zh: '共享密钥数' },
  'column.keyPairs': { en: 'key pairs', zh: '密钥对数' },
  'column.subject': { en: 'certificate', zh: '证书' },
  'column.issuer': { en: 'issued by', zh: '签发者' },
  'column.accepted': { en: 'accepted', zh: '可用' },
  'column.signs': { en: 'signs', zh: '能签名' },
  'column.encrypts': { en: 'encrypts', zh: '能加密' },
  'value.true': { en: 'yes', zh: '是' },
  'value.false': { en: 'no', zh: '否' },
  'value.encrypt': { en: 'encrypt', zh: '加密' },
  'value.decrypt': { en: 'decrypt', zh: '解密' },
};
