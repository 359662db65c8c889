import type { Catalogue } from '@cutaway/primitives/explain';

/** Experiments with TLS and SSH connections; keys as in `experimentPhrases`. */
export const connectionExperimentPhrases: Catalogue = {
  'question.q3.title': {
    en: 'RSA and ECDHE: what is encrypted, what is signed, with which key?',
    zh: 'RSA 和 ECDHE：什么被加密，什么被签名，用的是哪把密钥？',
  },
  'question.q3.answer': {
    en: "With the RSA key exchange the client encrypts the pre-master secret to the certificate's key, and the server shows who it is by being able to decrypt it; nothing is signed. With ECDHE nothing is encrypted to any key: the server signs its one-time share with the certificate's key, and both sides compute the secret.",
    zh: 'RSA 密钥交换：客户端用证书里的公钥加密预主密钥，服务器能解开就证明了身份，没有任何签名。ECDHE：没有任何东西用公钥加密，服务器用证书的私钥对一次性密钥份额签名，双方各自算出同一个秘密。',
  },
  'question.q3.rsa-encrypts': {
    en: 'RSA: the server got the pre-master secret by {function}.',
    zh: 'RSA：服务器用 {function} 得到预主密钥。',
  },
  'question.q3.rsa-signs-nothing': {
    en: 'RSA: the server signed nothing in the whole handshake.',
    zh: 'RSA：整个握手中服务器没有签过任何东西。',
  },
  'question.q3.ecdhe-signs': {
    en: 'ECDHE: the client verified a signature over the share and both random values.',
    zh: 'ECDHE：客户端验证了对密钥份额和双方随机数的签名。',
  },
  'question.q3.ecdhe-encrypts-nothing': {
    en: 'ECDHE: the pre-master secret came out of {function}; it was never sent, not even encrypted.',
    zh: 'ECDHE：预主密钥由 {function} 算出，从未发送过，连密文也没有。',
  },
  'question.q5.title': {
    en: 'client_write_key and server_write_key differ: how can the other side decrypt?',
    zh: 'client_write_key 和 server_write_key 不一样，对方怎么解密？',
  },
  'question.q5.answer': {
    en: 'Both sides have both keys. Each writes with its own and reads with the other. Two keys, so that nothing one side said can be passed off as the other side’s words.',
    zh: '双方都有这两把密钥：写用自己的，读用对方的。之所以要两把，是为了不让一方说过的话被冒充成另一方说的。',
  },
  'question.q5.two-keys': { en: 'The two keys of the client differ.', zh: '客户端手里的两把密钥不相同。' },
  'question.q5.both-have-both': {
    en: 'Client and server computed the same two.',
    zh: '客户端和服务器算出的是同样的两把。',
  },
  'question.q5.one-block': {
    en: 'Both were cut from one key_block of {bytes} bytes, which is the same on both sides.',
    zh: '它们都从同一个 {bytes} 字节的 key_block 中切出，双方的 key_block 完全一致。',
  },
  'question.q6.title': {
    en: 'If Wireshark can decrypt with a key log, was it sent in the clear?',
    zh: '有了密钥日志 Wireshark 就能解密，难道内容是明文传的？',
  },
  'question.q6.answer': {
    en: 'No. The key log is written by the browser, which has the secrets because it is one of the two ends. They never cross the wire. Who does not have the file sees ciphertext.',
    zh: '不是。密钥日志是浏览器写出来的，它本来就是通信的一端，当然有这些秘密。秘密从不经过线路，没有这个文件的人看到的只有密文。',
  },
  'question.q6.not-on-the-wire': { en: 'The password stands in no packet.', zh: '任何数据包里都找不到密码。' },
  'question.q6.nor-its-key': {
    en: 'Nor does the secret from which its key is made.',
    zh: '也找不到用来生成密钥的秘密。',
  },
  'question.q6.closed-without': {
    en: 'Without the key log the listener read nothing.',
    zh: '没有密钥日志，窃听者什么也没读到。',
  },
  'question.q6.open-with': {
    en: 'With the secrets that a key log holds, the same recording opens.',
    zh: '拿到密钥日志里的秘密，同一份抓包就能解开。',
  },
  'question.q7.title': {
    en: 'Why does the capture show version TLS 1.2 (0x0303) in a hello of TLS 1.3?',
    zh: '抓包里 TLS 1.3 的 ClientHello 为什么写着 TLS 1.2（0x0303）？',
  },
  'question.q7.answer': {
    en: 'Too many servers and boxes on the way broke off at a number they did not know. So the old field stays at TLS 1.2 for ever, and the real list stands in an extension, supported_versions, which who does not know it passes over.',
    zh: '太多服务器和中间设备一遇到不认识的版本号就断开。所以旧字段永远停在 TLS 1.2，真正的版本列表放进扩展 supported_versions，不认识的设备会直接跳过它。',
  },
  'question.q7.old-field': { en: 'legacy_version says {version}.', zh: 'legacy_version 写的是 {version}。' },
  'question.q7.real-field': { en: 'supported_versions says {versions}.', zh: 'supported_versions 写的是 {versions}。' },
  'question.q7.decides': {
    en: 'With TLS 1.3 struck out of the extension on the way, the server chose {version}, and the client noticed.',
    zh: '途中把扩展里的 TLS 1.3 删掉，服务器就选了 {version}，而客户端发现了。',
  },
  'question.q8.title': {
    en: 'Does a server have two key pairs, that of the certificate and an ephemeral one? Which signs which?',
    zh: '服务器是不是有两对密钥（证书的和临时的）？谁给谁签名？',
  },
  'question.q8.answer': {
    en: "Yes. The certificate's pair lasts for months and signs; the ephemeral pair is made for one session and is signed. The authority in turn has signed the certificate's public key.",
    zh: '是的。证书那对密钥用好几个月，负责签名；临时那对只为一次会话生成，是被签的。而证书里的公钥又是由机构签名的。',
  },
  'question.q8.new-each-time': {
    en: 'In {sessions} sessions the server sent different ephemeral public keys.',
    zh: '{sessions} 次会话里，服务器发出的临时公钥各不相同。',
  },
  'question.q8.one-certificate': {
    en: 'In {sessions} sessions it showed the same certificate.',
    zh: '{sessions} 次会话里，它出示的是同一张证书。',
  },
  'question.q8.certificate-signs-share': {
    en: "The client verified the ephemeral key's signature with the certificate's key.",
    zh: '客户端用证书里的公钥验证了对临时公钥的签名。',
  },
  'question.q8.not-the-same': { en: 'The ephemeral keys are not in the certificate.', zh: '临时公钥不在证书里。' },
  'question.q9.title': {
    en: "Does the client's key exchange need a signature? A bank with a USB key shows no client certificate in the capture: why?",
    zh: '客户端的密钥交换需要签名吗？银行用 U 盾登录，抓包里却看不到客户端证书，为什么？',
  },
  'question.q9.answer': {
    en: 'It is unsigned: the client is anonymous until it is asked. A client with a certificate signs the whole handshake, in a message of its own. In TLS 1.2 its certificate crosses in the clear, unless the server asks for it in a second handshake inside the first (renegotiation), as banks did; in TLS 1.3 it is always encrypted.',
    zh: '不签名：没被询问之前，客户端是匿名的。有证书的客户端会用一条单独的消息对整个握手签名。TLS 1.2 里它的证书是明文传输的，除非服务器像当年的银行那样在加密后的第二次握手（重协商）里才索要；TLS 1.3 里客户端证书总是加密的。',
  },
  'question.q9.unsigned': { en: 'There is no signature in ClientKeyExchange.', zh: 'ClientKeyExchange 里没有签名。' },
  'question.q9.covered': {
    en: "The user's signature in CertificateVerify covers it, and the server verified that.",
    zh: '用户在 CertificateVerify 里的签名覆盖了它，服务器验证通过。',
  },
  'question.q9.seen-in-tls12': {
    en: "TLS 1.2: the user's certificate stands in the capture, byte for byte.",
    zh: 'TLS 1.2：用户证书原封不动地出现在抓包里。',
  },
  'question.q9.hidden-by-renegotiation': {
    en: 'TLS 1.2 with a second handshake inside the first: the user proved who he is there, and the certificate stands nowhere in the capture.',
    zh: 'TLS 1.2 在加密连接里再握手一次：用户在第二次握手中证明了身份，抓包里找不到他的证书。',
  },
  'question.q9.hidden-in-tls13': {
    en: 'TLS 1.3: the user proved who he is, and the certificate stands nowhere in the capture.',
    zh: 'TLS 1.3：用户证明了身份，而抓包里哪儿也找不到他的证书。',
  },
  'question.q10.title': {
    en: "Why may the client send HTTP before the server's Finished with ECDHE but not with RSA (False Start)?",
    zh: '为什么用 ECDHE 时客户端可以不等服务器的 Finished 就发 HTTP，用 RSA 就不行（False Start）？',
  },
  'question.q10.answer': {
    en: "With ECDHE the server has already signed its share and both random values: whoever could read the request must have the certificate's key now. With RSA nothing fresh from the server has been seen; a stolen key could read the request later, so clients wait.",
    zh: '用 ECDHE 时，服务器已经对密钥份额和双方随机数签过名，能读到请求的只能是此刻握有证书私钥的一方。用 RSA 时，客户端还没见过服务器任何新鲜的证明，而且日后私钥被盗就能读出请求，所以客户端要等。',
  },
  'question.q10.before-with-ecdhe': {
    en: "ECDHE: the request went out before the server's Finished came.",
    zh: 'ECDHE：请求在服务器的 Finished 到达之前就发出了。',
  },
  'question.q10.after-with-rsa': {
    en: 'RSA: with False Start switched on, the client still waited.',
    zh: 'RSA：即使打开 False Start，客户端仍然等待。',
  },
  'question.q11.title': {
    en: "Is the certificate's public key used for anything but checking the ServerKeyExchange signature?",
    zh: '证书里的公钥除了验证 ServerKeyExchange 的签名，还有别的用处吗？',
  },
  'question.q11.answer': {
    en: 'It depends on the key exchange: with RSA the client encrypts the pre-master secret to it; with ECDHE and in TLS 1.3 it checks one signature. It never protects the data.',
    zh: '看密钥交换方式：RSA 时客户端用它加密预主密钥；ECDHE 和 TLS 1.3 时用它验证一个签名。它从不用来加密数据。',
  },
  'question.q11.rsa-seals': {
    en: 'RSA: the pre-master secret was encrypted to it.',
    zh: 'RSA：预主密钥是用它加密的。',
  },
  'question.q11.tls12-checks': {
    en: 'ECDHE in TLS 1.2: it checked the signature of ServerKeyExchange.',
    zh: 'TLS 1.2 的 ECDHE：用它验证 ServerKeyExchange 的签名。',
  },
  'question.q11.tls13-checks': {
    en: 'TLS 1.3: it checked CertificateVerify, which covers the whole handshake.',
    zh: 'TLS 1.3：用它验证 CertificateVerify，覆盖整个握手。',
  },
  'question.q11.never-for-data': { en: 'The data was protected by {ciphers}.', zh: '数据由 {ciphers} 保护。' },
  'question.q13.title': { en: "Where are the curve's domain parameters?", zh: '曲线的域参数在哪里？' },
  'question.q13.answer': {
    en: 'Nowhere on the wire. Standards give curves names and numbers; both sides have the parameters in their code. That is safer too: parameters that a server could choose could be weak ones.',
    zh: '线路上没有。标准给曲线编了名字和号码，参数就写在双方的程序里。这样也更安全：要是参数由服务器随意指定，就可能是弱的。',
  },
  'question.q13.by-number': {
    en: 'ServerKeyExchange names the curve {curve} by the number {number}, in two bytes.',
    zh: 'ServerKeyExchange 用两个字节的编号 {number} 指明曲线 {curve}。',
  },
  'question.q13.certificate-by-name': {
    en: 'The certificate names the curve of its key by an object identifier.',
    zh: '证书用对象标识符指明自己公钥所在的曲线。',
  },
  'question.q13.not-sent': { en: 'The prime of P-256 stands in no packet.', zh: '任何数据包里都没有 P-256 的素数。' },
  'question.q14.title': {
    en: 'Why name a signature algorithm in ServerKeyExchange when the certificate has one?',
    zh: '证书里已经写了签名算法，ServerKeyExchange 里为什么还要写？',
  },
  'question.q14.answer': {
    en: "They are signatures by two different keys. The one in the certificate is the authority's; that in ServerKeyExchange is the server's own, and its algorithm must fit the server's key and what the client can verify.",
    zh: '这是两把不同密钥的签名。证书上的是机构签的；ServerKeyExchange 里的是服务器自己签的，算法要与服务器的密钥相配，也要客户端能验证。',
  },
  'question.q14.issuers': {
    en: 'The authority signed the certificate with {algorithm}.',
    zh: '机构用 {algorithm} 给证书签名。',
  },
  'question.q14.own': {
    en: 'The server signed its share with {algorithm}.',
    zh: '服务器用 {algorithm} 给密钥份额签名。',
  },
  'question.q14.both-checked': { en: 'The client verified both.', zh: '客户端两个都验证了。' },
  'question.q15.title': {
    en: 'Is the SHA384 of the suite used for application data under GCM?',
    zh: '套件名里的 SHA384 在 GCM 下用于应用数据吗？',
  },
  'question.q15.answer': {
    en: 'No. It is the digest of the PRF, which makes the keys and the Finished messages. The data is protected by GCM itself: it encrypts and makes a tag in one.',
    zh: '不用。它是 PRF 的摘要算法，用来生成密钥和 Finished。数据由 GCM 自己保护：加密的同时就生成认证标签。',
  },
  'question.q15.derives-keys': { en: 'The master secret was made by {function}.', zh: '主密钥由 {function} 生成。' },
  'question.q15.no-mac-key': { en: 'No MAC key was cut from the key_block.', zh: 'key_block 里没有切出 MAC 密钥。' },
  'question.q15.tag-of-gcm': {
    en: 'A record with {text} bytes of text has {added} more: 8 of nonce and {tag} of GCM’s tag. A MAC with SHA-384 would take 48.',
    zh: '内容为 {text} 字节的记录只多出 {added} 字节：8 字节随机数和 {tag} 字节的 GCM 标签。若是 SHA-384 的 MAC，要占 48 字节。',
  },
  'question.q19.title': {
    en: 'What does the ClientKeyExchange of a captured session let an attacker alter?',
    zh: '截获会话里的 ClientKeyExchange，攻击者能借它改动什么？',
  },
  'question.q19.answer': {
    en: 'Nothing. With another value the two sides compute other keys, and the first encrypted message, Finished, does not open. An old one sent again meets a new random value of the server, and gives other keys too.',
    zh: '什么也改不了。换一个值，双方就会算出不同的密钥，第一条加密消息 Finished 就解不开。拿旧的再发一遍，遇到的是服务器新的随机数，算出的密钥同样对不上。',
  },
  'question.q19.changed-rsa': {
    en: 'RSA: one bit changed; ended in step {step} with {check}.',
    zh: 'RSA：改一个比特，在第 {step} 步以 {check} 告终。',
  },
  'question.q19.changed-ecdhe': {
    en: 'ECDHE: one bit changed; ended in step {step} with {check}.',
    zh: 'ECDHE：改一个比特，在第 {step} 步以 {check} 告终。',
  },
  'question.q19.sent-again': {
    en: 'The whole session sent again: ended with {check}.',
    zh: '把整个会话重发一遍：以 {check} 告终。',
  },
  'erratum.ssh-host-key.title': {
    en: "SSH encrypts the session key to the server's public key",
    zh: 'SSH 用服务器公钥加密会话密钥',
  },
  'erratum.ssh-host-key.answer': {
    en: "That was SSH-1. In SSH-2 both sides agree on the key by Diffie-Hellman, and the host key only signs the exchange. So recordings stay closed when the host key is stolen. The login by decrypting a challenge is SSH-1's too.",
    zh: '那是 SSH-1。SSH-2 用 Diffie-Hellman 协商密钥，主机密钥只对交换过程签名，所以主机密钥以后被盗，录下的流量也解不开。靠解密挑战来登录，同样是 SSH-1 的做法。',
  },
  'erratum.ssh-host-key.host-key-signs': {
    en: "SSH-2: the client verified the host key's signature over the exchange.",
    zh: 'SSH-2：客户端验证了主机密钥对交换过程的签名。',
  },
  'erratum.ssh-host-key.agreed-not-sent': {
    en: 'SSH-2: the secret came out of {function}.',
    zh: 'SSH-2：秘密由 {function} 算出。',
  },
  'erratum.ssh-host-key.recording-stays-closed': {
    en: 'SSH-2: with the host key stolen afterwards, the recording stayed closed.',
    zh: 'SSH-2：事后偷到主机密钥，录下的流量仍然解不开。',
  },
  'erratum.ssh-host-key.true-for-ssh1': {
    en: 'The way of SSH-1: the same theft opened the recording.',
    zh: 'SSH-1 的做法：同样的偷窃就解开了录下的流量。',
  },
  'erratum.authorized-keys-name.title': {
    en: 'Put the public key into ~/.ssh/autorized_keys',
    zh: '把公钥写进 ~/.ssh/autorized_keys',
  },
  'erratum.authorized-keys-name.answer': {
    en: 'The file is called authorized_keys, with an h. The server never opens the other one, and does not say so: the login just fails.',
    zh: '文件名是 authorized_keys，中间有个 h。写错名字的文件服务器从不打开，也不会提示：只是登录失败。',
  },
  'erratum.authorized-keys-name.misspelt': {
    en: "Alice's key in autorized_keys: her login was refused, and the server had not looked at that file.",
    zh: 'Alice 的公钥在 autorized_keys 里：登录被拒，服务器根本没看这个文件。',
  },
  'erratum.authorized-keys-name.spelt': {
    en: 'The same line in authorized_keys: she got in.',
    zh: '同一行写进 authorized_keys：登录成功。',
  },
  'erratum.pre-master-encrypts.title': {
    en: 'After ChangeCipherSpec everything is encrypted with the pre-master secret',
    zh: 'ChangeCipherSpec 之后的内容用预主密钥加密',
  },
  'erratum.pre-master-encrypts.answer': {
    en: 'It is encrypted with keys three derivations further on, one for each direction. The pre-master secret itself encrypts nothing, and is thrown away.',
    zh: '用的是经过三步派生得到的密钥，每个方向一把。预主密钥本身不加密任何东西，用完就扔。',
  },
  'erratum.pre-master-encrypts.derived-key': {
    en: 'The first encrypted message was protected with {key}.',
    zh: '第一条加密消息由 {key} 保护。',
  },
  'erratum.pre-master-encrypts.three-steps': {
    en: 'From the pre-master secret to that key it took three steps, each fed by the one before.',
    zh: '从预主密钥到这把密钥经过三步，每一步都由前一步的结果推出。',
  },
  'erratum.twelve-steps.title': {
    en: 'The TLS handshake has twelve steps, and always the same',
    zh: 'TLS 握手有十二步，步步固定',
  },
  'erratum.twelve-steps.answer': {
    en: 'That is TLS 1.2 with RSA. TLS 1.3 has other messages, encrypts most of them, and needs one round trip less.',
    zh: '那是 TLS 1.2 的 RSA 握手。TLS 1.3 的消息不同，大部分都加密，还少一个往返。',
  },
  'erratum.twelve-steps.gone': { en: 'Gone in TLS 1.3: {gone}.', zh: 'TLS 1.3 里没有了：{gone}。' },
  'erratum.twelve-steps.new': { en: 'New in TLS 1.3: {added}.', zh: 'TLS 1.3 里新增：{added}。' },
  'erratum.twelve-steps.one-round-trip': {
    en: 'Round trips before the request is with the server: {tls12} in TLS 1.2, {tls13} in TLS 1.3.',
    zh: '请求到达服务器之前的往返次数：TLS 1.2 是 {tls12} 次，TLS 1.3 是 {tls13} 次。',
  },
  'erratum.weak-digests.title': {
    en: 'MD5 and SHA-1 are considered weak in TLS',
    zh: 'MD5 和 SHA-1 在 TLS 里“被认为较弱”',
  },
  'erratum.weak-digests.answer': {
    en: 'More than that: TLS 1.3 has removed them from the signatures of handshakes. Even a client that would take SHA-1 must refuse it there.',
    zh: '不止如此：TLS 1.3 已把它们从握手签名中移除。即使客户端愿意接受 SHA-1，在 TLS 1.3 里也必须拒绝。',
  },
  'erratum.weak-digests.sound-passes': {
    en: 'TLS 1.3, signed with {scheme}: accepted.',
    zh: 'TLS 1.3，用 {scheme} 签名：接受。',
  },
  'erratum.weak-digests.gone-from-tls13': {
    en: 'TLS 1.3, signed with {scheme}: refused ({code}), although the client had offered it.',
    zh: 'TLS 1.3，用 {scheme} 签名：拒绝（{code}），尽管客户端自己提出过。',
  },
  'erratum.weak-digests.possible-in-tls12': {
    en: 'TLS 1.2, signed with {scheme}: accepted by a client that offers it.',
    zh: 'TLS 1.2，用 {scheme} 签名：提出过它的客户端会接受。',
  },
  'column.exchange': { en: 'key exchange', zh: '密钥交换' },
  'column.certificateKey': { en: "certificate's key", zh: '证书密钥' },
  'column.preMaster': { en: 'pre-master secret by', zh: '预主密钥得自' },
  'column.secret': { en: 'secret', zh: '秘密' },
  'column.function': { en: 'made by', zh: '生成方式' },
  'column.message': { en: 'message', zh: '消息' },
  'column.tls12': { en: 'TLS 1.2', zh: 'TLS 1.2' },
  'column.tls13': { en: 'TLS 1.3', zh: 'TLS 1.3' },
  'value.decrypts': { en: 'decrypts', zh: '解密' },
  'value.signs': { en: 'signs', zh: '签名' },
};
