import type { Catalogue } from '@cutaway/primitives/explain';

/** `fall.<reason>`: what a design lacks that let an attack succeed. `hold.<check>`: what the attacker would have needed. */
export const fallPhrases: Catalogue = {
  'fall.in-the-clear': {
    en: 'The text crosses the wire unencrypted. Listening is all it takes.',
    zh: '内容在线路上没有加密，听一下就够了。',
  },
  'fall.nothing-compared': {
    en: 'The receiver has nothing to compare the text with, so no change can ever show.',
    zh: '接收方没有任何可供比对的东西，怎么改都看不出来。',
  },
  'fall.digest-needs-no-secret': {
    en: 'The digest fits, because the attacker computed it again. A digest shows that something was changed only to those who got the digest itself from somebody they trust.',
    zh: '摘要是对得上的，因为攻击者重算了一遍。只有当摘要本身来自可信的一方时，它才能说明内容没被改过。',
  },
  'fall.nothing-fresh': {
    en: 'Nothing in the recorded packets belongs to one session alone: neither side had to answer something new. So they are as valid the second time as the first.',
    zh: '录下的数据包里没有任何只属于那一次会话的东西，接收方也没有要求对方回应新的内容。所以第二次发过去和第一次一样有效。',
  },
  'fall.nobody-known': {
    en: 'The victim has nothing by which it could tell the real other side from anybody else.',
    zh: '受害者手里没有任何东西可以用来分辨真正的对方和其他人。',
  },
  'fall.key-not-bound-to-name': {
    en: "The client uses whatever public key arrives. Nothing ties that key to the server's name, so it encrypts, perfectly, to the attacker. Neither side could have noticed: each sees a flawless session.",
    zh: '来什么公钥，客户端就用什么公钥。没有任何东西把公钥和服务器的名字绑在一起，于是它完美地加密给了攻击者。双方都不可能察觉：各自看到的都是一次毫无瑕疵的会话。',
  },
  'fall.key-next-to-lock': {
    en: 'The key itself crossed the wire in the clear. Whoever copied it decrypts all that follows.',
    zh: '密钥本身就是明文传过去的，抄下它的人能解开后面的一切。',
  },
  'fall.public-key-opens': {
    en: 'What the private key "encrypts" every holder of the public key can read, and that key went over the wire a moment before.',
    zh: '“用私钥加密”的内容，拿着公钥的人都能读，而公钥刚刚才从线路上传过。',
  },
  'fall.private-key-opens-recordings': {
    en: 'The recording holds the session key, or the text, encrypted to a key that the server keeps for years. The one theft opens every session ever recorded: there is no forward secrecy.',
    zh: '录下的会话密钥（或内容）是加密给一把服务器要用好多年的密钥的。偷一次，以往录下的所有会话都能解开：没有前向安全。',
  },
  'fall.public-values-will-fall': {
    en: 'The session key follows from what crossed the wire, for whoever can undo RSA or an elliptic-curve exchange. Today nobody can; a recording can wait.',
    zh: '只要有谁能破解 RSA 或椭圆曲线交换，就能从线路上传过的内容推出会话密钥。今天没人办得到，但录下的流量可以等。',
  },
  'fall.session-key-is-enough': {
    en: "Whoever has a session's key can read that session; no design prevents this. What matters is that it opens only this one: the other session stayed closed.",
    zh: '有了会话密钥就能读那一次会话，任何设计都防不住。要紧的是它只打开这一次：另一次会话仍然读不了。',
  },
  'fall.same-key-every-session': {
    en: 'All sessions use the same key, so the theft of one opens them all.',
    zh: '每次会话用的都是同一把密钥，丢一次等于全丢。',
  },
  'fall.own-certificate-is-easy': {
    en: "The certificate has the right name and a digest that fits. Both are easy to write: nobody's secret was needed, so the certificate proves nothing.",
    zh: '证书上的名称正确，摘要也对得上。但这两样谁都写得出来：写它不需要任何人的秘密，所以它什么也证明不了。',
  },
  'fall.trusted-root-vouches': {
    en: "The certificate is right in every way: it has the server's name and leads to a root that this computer trusts. That the root is the attacker's, no check can see. Trust in a root is trust in all it will ever sign.",
    zh: '这张证书样样都对：名称是服务器的，也能一路验证到这台电脑信任的根。至于这个根属于攻击者，没有哪项检查看得出来。信任一个根，就等于信任它将来签的一切。',
  },
  'fall.accepted-unseen': {
    en: "The host key was the attacker's, and the client said so: it showed the fingerprint. Nobody compared it. From there on everything is encrypted, to the attacker.",
    zh: '主机公钥是攻击者的，客户端其实提示过：它显示了指纹，只是没有人核对。从这以后一切都加密了，但对面是攻击者。',
  },
  'fall.challenge-relayed': {
    en: "The attacker passed the server's challenge on to the user and the user's answer on to the server. The answer is as good in the attacker's session as in the user's, because it is bound to neither.",
    zh: '攻击者把服务器的挑战转给用户，再把用户的回答转给服务器。这个回答没有和任何一次会话绑定，所以在攻击者的会话里同样有效。',
  },
  'fall.nobody-looked': {
    en: 'The certificate was wrong, and it was there to be seen; the client did not look. What follows is encrypted without a flaw, to the attacker. Encryption to nobody in particular is encryption to anybody.',
    zh: '证书是错的，而且就摆在那里，只是客户端没有看。之后的加密毫无破绽，只不过是加密给了攻击者。不知道对方是谁的加密，等于加密给任何人。',
  },
  'fall.early-data-repeats': {
    en: 'What is sent with the ClientHello comes before the server has said anything, so no random value of this connection can be in it. Recorded, it is as good the second time. Whoever takes such data must remember each ClientHello for a while, or do with it only what may happen twice.',
    zh: '随 ClientHello 发出的数据在服务器开口之前就已送出，里面不可能有本次连接的服务器随机数，录下来再发一次同样有效。接受这种数据的服务器，必须在一段时间内记住每个 ClientHello，或者只拿它做重复也无妨的事。',
  },
  'fall.ticket-key-opens-early-data': {
    en: 'The ticket holds the secret of the earlier visit, sealed with a key that the server keeps for many connections. It opens the ticket, and that opens the early data: for this part there is no forward secrecy. The rest of the session took a new Diffie-Hellman exchange as well, and stayed closed.',
    zh: '票据里装着上次会话的秘密，用服务器的票据密钥密封，而这把密钥要用于许多连接。有了它就能打开票据，进而解开早期数据：这一段没有前向安全。会话的其余部分还经过一次新的 Diffie-Hellman 交换，所以仍然解不开。',
  },
  'hold.certificate.issuer': {
    en: 'Anybody can write a certificate with this name. What the attacker cannot make is the signature of an authority that the client knew beforehand, and such an authority signs only for who controls the name.',
    zh: '写着这个名称的证书谁都能造，造不出来的是客户端早已认识的那家机构的签名；而机构只给真正掌握这个名称的人签名。',
  },
  'hold.certificate.name': {
    en: 'The certificate is genuine, but it vouches for another name. The client asks whether it is for the name it wanted, not only whether it is genuine.',
    zh: '证书是真的，但担保的是另一个名称。客户端不仅问证书真不真，还问它是不是自己要找的那个名称。',
  },
  'hold.certificate.signature': {
    en: "The authority's signature covers every byte of the certificate. For changed bytes, or with another key, it would have to be made again, and that takes the authority's private key.",
    zh: '机构的签名覆盖证书的每一个字节。内容一改，或者换一把密钥，就得重新签名，而那需要机构的私钥。',
  },
  'hold.certificate.validity': {
    en: 'An authority vouches for a limited time only, so that a key lost long ago does no harm for ever.',
    zh: '机构的担保有期限，很久以前丢失的密钥才不会永远为害。',
  },
};
