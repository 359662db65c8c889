import type { Catalogue } from '@cutaway/primitives/explain';

/** Messages, fields, secrets, checks and the attacker's actions, as they stand in a trace. */
export const tracePhrases: Catalogue = {
  'message.Hello': {
    en: 'Opens the conversation: names the server the client wants.',
    zh: '开始对话：说明客户端要找哪台服务器。',
  },
  'message.Plaintext': { en: 'A text as it is, readable by all.', zh: '原样的内容，谁都能读。' },
  'message.DigestedText': { en: 'A text, readable by all, with a digest over it.', zh: '谁都能读的内容，附有摘要。' },
  'message.SymmetricKey': {
    en: 'The key for all that follows, in the clear.',
    zh: '后面全部内容要用的密钥，以明文发送。',
  },
  'message.Ciphertext': {
    en: 'A text encrypted with AES-256-GCM under the session key.',
    zh: '用会话密钥以 AES-256-GCM 加密的内容。',
  },
  'message.RSAPublicKey': { en: 'A public key. Whose it is, it does not say.', zh: '一把公钥。它并没有说自己属于谁。' },
  'message.EncryptedKey': {
    en: 'The session key, encrypted to the public key that was received.',
    zh: '会话密钥，用收到的公钥加密。',
  },
  'message.EncryptedText': {
    en: 'A text encrypted to the public key that was received.',
    zh: '用收到的公钥加密的内容。',
  },
  'message.PrivateKeyCiphertext': { en: 'A text "encrypted" with the private key.', zh: '“用私钥加密”的内容。' },
  'message.KeyShare': {
    en: 'The public half of a key pair made for this session.',
    zh: '为本次会话生成的密钥对中公开的一半。',
  },
  'message.UnsignedCertificate': {
    en: 'A name, a public key, and a digest over both.',
    zh: '一个名称、一把公钥，以及两者的摘要。',
  },
  'message.Certificate': { en: "X.509 certificates, the server's first.", zh: 'X.509 证书，服务器的在最前面。' },
  'message.encrypted packet': {
    en: 'An encrypted packet: only its length is readable.',
    zh: '加密的数据包，只看得出长度。',
  },
  'message.unknown': {
    en: 'Bytes that are none of the messages of this design.',
    zh: '不属于这个设计中任何一种消息的字节。',
  },
  'field.MessageType': { en: 'which message this is', zh: '消息的种类' },
  'field.Hello.server_name': { en: 'the server the client wants to reach', zh: '客户端要找的服务器' },
  'field.Plaintext.content': { en: 'the text', zh: '内容' },
  'field.DigestedText.content': { en: 'the text', zh: '内容' },
  'field.DigestedText.digest': { en: 'SHA-256 of the text', zh: '内容的 SHA-256 摘要' },
  'field.SymmetricKey.key': { en: 'the AES key itself', zh: 'AES 密钥本身' },
  'field.Ciphertext.nonce': { en: 'a number used once, not secret', zh: '只用一次的随机数，不保密' },
  'field.Ciphertext.ciphertext': { en: 'the encrypted text and a tag of 16 bytes', zh: '密文和 16 字节的认证标签' },
  'field.RSAPublicKey.modulus': { en: 'n, the product of two primes', zh: 'n，两个素数的乘积' },
  'field.RSAPublicKey.public_exponent': { en: 'e', zh: 'e' },
  'field.EncryptedKey.encrypted_key': { en: 'RSA-OAEP ciphertext of the session key', zh: '会话密钥的 RSA-OAEP 密文' },
  'field.EncryptedText.encrypted_text': { en: 'RSA-OAEP ciphertext of the text', zh: '内容的 RSA-OAEP 密文' },
  'field.PrivateKeyCiphertext.ciphertext': {
    en: 'padded text to the power of d modulo n',
    zh: '填充后的内容的 d 次方模 n',
  },
  'field.KeyShare.key_exchange': { en: 'X25519 public value', zh: 'X25519 公开值' },
  'field.UnsignedCertificate.tbs_certificate': { en: 'what the certificate says', zh: '证书所声明的内容' },
  'field.UnsignedCertificate.tbs_certificate.subject': { en: 'whose key this is said to be', zh: '声称的公钥所有者' },
  'field.UnsignedCertificate.tbs_certificate.subject_public_key': { en: 'the public key', zh: '公钥' },
  'field.UnsignedCertificate.digest': {
    en: 'SHA-256 of tbs_certificate: anyone can compute it',
    zh: 'tbs_certificate 的 SHA-256 摘要：谁都能算',
  },
  'field.Certificate.certificate_list': { en: 'certificates in DER', zh: 'DER 编码的证书' },
  'secret.session_key': { en: 'The key that protects the texts of this session.', zh: '保护本次会话内容的密钥。' },
  'secret.ephemeral_private_key': {
    en: 'The private half of a key pair for this session alone.',
    zh: '只用于本次会话的密钥对中私有的一半。',
  },
  'secret.shared_secret': {
    en: 'What both sides compute from their own private and the other public half.',
    zh: '双方各用自己的私有一半和对方的公开一半算出的同一个值。',
  },
  'secret.x25519_shared_secret': {
    en: 'The first of the two secrets the hybrid is made of.',
    zh: '混合密钥交换的两个秘密中由 X25519 得到的那一个。',
  },
  'secret.payload': { en: 'The content of a packet that the attacker has opened.', zh: '攻击者解开的数据包内容。' },
  'secret.plaintext': { en: 'A text that was decrypted.', zh: '解密得到的内容。' },
  'check.message.expected': {
    en: 'Only one message may come at this point, and another came.',
    zh: '此处只能出现一种消息，收到的却是别的。',
  },
  'check.message.format': { en: 'The bytes must have the format of the message.', zh: '字节必须符合该消息的格式。' },
  'check.digest.equal': {
    en: 'The receiver computes the digest of the text again and compares it with the one received.',
    zh: '接收方重新计算内容的摘要，与收到的比较。',
  },
  'check.ciphertext.tag': {
    en: 'The tag can only be computed with the session key. If it does not fit, the ciphertext was changed or was made under another key.',
    zh: '认证标签只有用会话密钥才算得出来。对不上，就说明密文被改过，或者是用别的密钥生成的。',
  },
  'check.rsa.padding': {
    en: 'After decryption the padding must be intact. If it is not, the ciphertext was changed or was made for another key.',
    zh: '解密后填充必须完好。如果不是，就说明密文被改过，或者是为别的密钥加密的。',
  },
  'check.rsa.block-type': {
    en: 'What the public key takes out must look like what the private key puts in: a block of type 1.',
    zh: '用公钥还原出来的块，必须是私钥放进去的样子：类型为 1 的块。',
  },
  'check.public-key.usable': {
    en: 'The public key must be one that can be encrypted to.',
    zh: '收到的公钥必须能用来加密。',
  },
  'check.key-share.usable': {
    en: 'The public value must lead to a shared secret that is not zero.',
    zh: '公开值算出的共享秘密不能为零。',
  },
  'check.certificate.digest': {
    en: 'The digest in the certificate must be that of its content.',
    zh: '证书里的摘要必须与其内容一致。',
  },
  'check.application.password': { en: 'The bank compares the password.', zh: '银行核对密码。' },
  'check.attacker.open.Ciphertext': {
    en: "The attacker tried everything of a key's length that it holds ({tried} attempts). None opens the text: the session key is not among them.",
    zh: '攻击者把手里所有长度合适的数据都当作密钥试过（{tried} 次），没有一个能解开：会话密钥不在其中。',
  },
  'check.attacker.open.SSH': {
    en: 'The attacker tried every key it has or can compute ({tried}) on {packets} packets. None opens them: the session keys come from private values that were never sent and are already gone. A host key only signs.',
    zh: '攻击者用手里和能算出的所有密钥（{tried} 个）去解 {packets} 个数据包，没有一个能解开：会话密钥来自从未发送、用完即弃的私有值。主机密钥只用来签名。',
  },
  'check.attacker.open.TLS': {
    en: 'The attacker tried every secret it has or can compute ({tried}) on {packets} records. None opens the application data: what the keys are made from never crossed the wire in the clear, and nothing the attacker holds leads to it.',
    zh: '攻击者用手里和能算出的所有秘密（{tried} 个）去解 {packets} 个记录，没有一个能解开应用数据：生成密钥的材料从未以明文出现在线路上，攻击者手里的东西也推不出它。',
  },
  'check.attacker.open.ML-KEM-768': {
    en: 'The half of the shared secret that X25519 gives is known. The other half is inside the ML-KEM ciphertext of the server; only the decapsulation key takes it out, and the client has thrown that away. Without both halves no key of the session can be computed.',
    zh: 'X25519 给出的那一半共享秘密已经知道了。另一半封装在服务器发出的 ML-KEM 密文里，只有解封装密钥才能取出，而客户端早已把它扔掉。缺了任何一半，都算不出会话的任何密钥。',
  },
  'check.login.challenge': {
    en: 'The answer must be that to the challenge of this session.',
    zh: '回答必须对应本次会话的挑战。',
  },
  'check.attacker.open.EncryptedKey': {
    en: 'The session key is in here, but only the private key takes it out. Private keys that the attacker could try: {tried}.',
    zh: '会话密钥就在这里面，但只有私钥能取出来。攻击者能拿来试的私钥：{tried} 把。',
  },
  'check.attacker.open.EncryptedText': {
    en: 'Only the private key opens this text. Private keys that the attacker could try: {tried}.',
    zh: '只有私钥能解开这段内容。攻击者能拿来试的私钥：{tried} 把。',
  },
  'check.attacker.open.PrivateKeyCiphertext': {
    en: 'The public key opens this text. Public keys that the attacker could try: {tried}.',
    zh: '公钥就能解开这段内容。攻击者能拿来试的公钥：{tried} 把。',
  },
  'check.attacker.open.KeyShare': {
    en: 'A public half alone gives no secret; one of the private halves is needed. Private halves that the attacker could try: {tried}.',
    zh: '只有公开的一半算不出秘密，还需要某一方私有的一半。攻击者能拿来试的：{tried} 个。',
  },
  'choice.wire.action': { en: 'What the attacker does with the packet.', zh: '攻击者如何处置这个数据包。' },
  'reason.wire.flip-bit': { en: 'One bit is inverted.', zh: '翻转了一个比特。' },
  'reason.wire.rewrite': {
    en: 'The content is changed; there is no digest in it to repair.',
    zh: '改动了内容；里面没有需要重算的摘要。',
  },
  'reason.wire.recompute-digest': {
    en: 'The content is changed and its digest computed again.',
    zh: '改动了内容，并重算了摘要。',
  },
  'reason.wire.keep-from-server': { en: 'The server is not to hear of this.', zh: '不让服务器知道这件事。' },
  'reason.wire.replay': { en: 'A recorded packet is sent again.', zh: '把录下的数据包再发一遍。' },
  'reason.wire.weaken-offer': { en: 'The stronger choices are struck out.', zh: '删掉了较强的选项。' },
};
