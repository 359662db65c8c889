import type { Catalogue } from '@cutaway/primitives/explain';

/** What each message does. */
export const messagePhrases: Catalogue = {
  'message.ClientHello': {
    en: 'The client says what it can: versions, cipher suites, groups, signatures, the name it wants to reach. Nothing here is secret.',
    zh: '客户端说明自己会什么：版本、密码套件、密钥交换群、签名方案，以及想访问的名称。这里没有任何秘密。',
  },
  'message.ServerHello': {
    en: 'The server chooses from what the client offered, and adds its own random value.',
    zh: '服务器从客户端给出的选项里做出选择，并附上自己的随机数。',
  },
  'message.HelloRetryRequest': {
    en: 'The server asks for another ClientHello, usually with a key share for a group it can use.',
    zh: '服务器要求客户端重发 ClientHello，通常是要它能用的群上的密钥份额。',
  },
  'message.HelloRequest': {
    en: 'The server would like to negotiate anew.',
    zh: '服务器希望重新协商。',
  },
  'message.EncryptedExtensions': {
    en: "The server's answers that are not needed to make keys; from here on everything is encrypted.",
    zh: '服务器对其余扩展的答复，它们与生成密钥无关；从这里开始全部加密。',
  },
  'message.Certificate': {
    en: "The sender's certificate and those of the authorities above it. Anyone can send a certificate; the proof of holding its key comes apart.",
    zh: '发送方的证书以及上级证书机构的证书。证书谁都能发，真正证明持有私钥的是另外的消息。',
  },
  'message.CompressedCertificate': {
    en: 'The Certificate message, compressed.',
    zh: '压缩过的 Certificate 消息。',
  },
  'message.CertificateStatus': {
    en: 'A fresh statement by the authority that the certificate is not revoked, passed on by the server.',
    zh: '证书机构新近出具的“未吊销”声明，由服务器转交。',
  },
  'message.ServerKeyExchange': {
    en: "The server's one-time public key, signed with the certificate's key: this ties the key exchange to the certificate.",
    zh: '服务器的一次性公钥，并用证书的私钥签名：密钥交换由此与证书绑定在一起。',
  },
  'message.CertificateRequest': {
    en: 'The server asks the client to show a certificate too.',
    zh: '服务器要求客户端也出示证书。',
  },
  'message.ServerHelloDone': {
    en: 'The server has said everything and waits for the client.',
    zh: '服务器说完了，等待客户端。',
  },
  'message.ClientKeyExchange': {
    en: "The client's part of the key exchange. With it both sides can compute the same pre-master secret.",
    zh: '客户端在密钥交换中的那一半。有了它，双方就能算出同一个预主密钥。',
  },
  'message.CertificateVerify': {
    en: "A signature over the handshake so far: proof that the sender holds its certificate's private key.",
    zh: '对到目前为止的握手内容的签名：证明发送方持有证书对应的私钥。',
  },
  'message.ChangeCipherSpec': {
    en: 'Up to TLS 1.2: from the next record on the sender encrypts with the new keys. In TLS 1.3 it means nothing and only pleases old middleboxes.',
    zh: '在 TLS 1.2 及以前：发送方从下一条记录起用新密钥加密。在 TLS 1.3 里没有含义，只为照顾老旧的中间设备。',
  },
  'message.Finished': {
    en: 'A check value over the whole handshake under the new secret. If anyone changed a single byte before, it does not match.',
    zh: '用新密钥对整个握手计算的校验值。前面只要有一个字节被改过，就对不上。',
  },
  'message.NewSessionTicket': {
    en: 'The server hands out a ticket with which a later connection can be made faster.',
    zh: '服务器发放一张票据，以后的连接可以凭它更快建立。',
  },
  'message.EndOfEarlyData': {
    en: "The client's early data ends here.",
    zh: '客户端的早期数据到此为止。',
  },
  'message.KeyUpdate': {
    en: 'The sender changes to its next key.',
    zh: '发送方换用下一把密钥。',
  },
  'message.Alert': {
    en: 'A note about the connection: that it ends, or what went wrong.',
    zh: '关于连接的通知：要结束了，或者哪里出了错。',
  },
  'message.application_data': {
    en: 'What the application really wanted to say, encrypted and protected against changes.',
    zh: '应用真正要说的内容，经过加密并防篡改。',
  },
  'message.TLSPlaintext': {
    en: 'A record without protection.',
    zh: '没有保护的记录。',
  },
  'message.TLSCiphertext': {
    en: 'A protected record.',
    zh: '受保护的记录。',
  },
};
