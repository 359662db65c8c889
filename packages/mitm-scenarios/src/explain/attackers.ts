import type { Catalogue } from '@cutaway/primitives/explain';

/** `attacker.<id>.title` and `attacker.<id>.lesson`: what it has, what it does. */
export const attackerPhrases: Catalogue = {
  'attacker.eavesdrop.title': { en: 'Eavesdropper', zh: '窃听者' },
  'attacker.eavesdrop.lesson': {
    en: 'Copies every packet, changes nothing, and then tries everything it saw on everything it could not read.',
    zh: '抄下每一个数据包，什么也不改，然后把看到的一切都拿去试着解开读不懂的内容。',
  },
  'attacker.tamper.title': { en: 'Tamperer', zh: '篡改者' },
  'attacker.tamper.lesson': {
    en: 'Flips one bit, in each field of each message in turn, without knowing what it means.',
    zh: '逐条消息、逐个字段地翻转一个比特，并不需要知道它的含义。',
  },
  'attacker.tamper-digest.title': { en: 'Tamperer who repairs digests', zh: '会重算摘要的篡改者' },
  'attacker.tamper-digest.lesson': {
    en: 'Changes the payee in the order, or whatever it can reach, and computes every digest again that no longer fits.',
    zh: '修改付款指令里的收款人，或者任何够得着的内容，再把对不上的摘要全部重算一遍。',
  },
  'attacker.replay.title': { en: 'Replayer', zh: '重放者' },
  'attacker.replay.lesson': {
    en: 'Reads nothing and changes nothing: it sends recorded packets once more, to the server and to the client.',
    zh: '不读也不改，只把录下的数据包原样再发一遍，既发给服务器，也发给客户端。',
  },
  'attacker.impersonate.title': { en: 'Impostor', zh: '冒充者' },
  'attacker.impersonate.lesson': {
    en: 'Is alone with a victim and plays the other side, with keys of its own: the server to the client, the client to the server.',
    zh: '单独面对一方，用自己的密钥假扮另一方：对客户端扮服务器，对服务器扮客户端。',
  },
  'attacker.key-swap.title': { en: 'Man in the middle', zh: '偷梁换柱的中间人' },
  'attacker.key-swap.lesson': {
    en: "Stands between: gives the client its own key in place of the server's, opens its own session with the server, and passes everything through.",
    zh: '站在中间：把自己的公钥换给客户端，冒充服务器；再以客户端的身份和真服务器建立另一个会话，把双方的内容来回转交。',
  },
  'attacker.other-domain.title': { en: 'Genuine certificate, other domain', zh: '别的域名的真证书' },
  'attacker.other-domain.lesson': {
    en: 'Stands between and shows a certificate that the real authority issued to it, for its own domain.',
    zh: '站在中间，出示一张真实机构签发给它的证书，只不过域名是它自己的。',
  },
  'attacker.modified-certificate.title': { en: 'Modified certificate', zh: '改过的证书' },
  'attacker.modified-certificate.lesson': {
    en: "Stands between and shows the server's certificate with the public key replaced by its own; what can be repaired without a secret, it repairs.",
    zh: '站在中间，出示服务器的证书，但把里面的公钥换成自己的；凡是不需要秘密就能补好的地方，它都补好。',
  },
  'attacker.forged-issuer.title': { en: 'Forged issuer', zh: '伪造的签发机构' },
  'attacker.forged-issuer.lesson': {
    en: "Stands between with a certificate for the server's name, signed by an authority of its own making that bears the real one's name.",
    zh: '站在中间，自己造一个与真实机构同名的签发机构，给服务器的域名签一张证书。',
  },
  'attacker.expired-certificate.title': { en: 'Expired certificate', zh: '过期证书' },
  'attacker.expired-certificate.lesson': {
    en: "Stands between with a certificate for the server's name that the real authority issued years ago, and whose key it has.",
    zh: '站在中间，用一张多年前由真实机构签发、域名正确、私钥也在它手里的证书，只是早已过期。',
  },
  'attacker.rogue-root.title': { en: 'Root installed beforehand', zh: '事先安装的恶意根证书' },
  'attacker.rogue-root.lesson': {
    en: "Once had its own root certificate installed on the victim's computer; now issues a certificate for the server's name.",
    zh: '事先设法在受害者的电脑上安装了自己的根证书，现在给服务器的域名签发一张证书。',
  },
  'attacker.downgrade.title': { en: 'Downgrader', zh: '降级攻击者' },
  'attacker.downgrade.lesson': {
    en: 'Strikes the strongest choices out of what the sides offer each other, hoping that they agree on something weak.',
    zh: '从双方提出的选项里删掉最强的，希望他们谈成一个弱的。',
  },
  'attacker.stolen-server-key.title': { en: "Thief of the server's key", zh: '事后盗取服务器私钥' },
  'attacker.stolen-server-key.lesson': {
    en: 'Records today without understanding a word, and steals what the server keeps from day to day when all is over.',
    zh: '今天先录下来，一个字也看不懂；等一切结束之后，再偷走服务器长期保存的密钥。',
  },
  'attacker.harvest.title': { en: 'Record now, decrypt later', zh: '先录下，将来再解密' },
  'attacker.harvest.lesson': {
    en: 'Records today and waits for a quantum computer. There is none here: as a stand-in the attacker is simply given what such a machine would compute, the private halves of RSA keys and of elliptic-curve exchanges.',
    zh: '今天录下来，等将来有了量子计算机再解。这里没有量子计算机，作为替身，直接把它会算出的东西交给攻击者：RSA 私钥和椭圆曲线交换的私有值。',
  },
  'attacker.stolen-session-key.title': { en: 'Thief of one session key', zh: '会话密钥泄露' },
  'attacker.stolen-session-key.lesson': {
    en: 'Records two sessions and gets hold of the key of the first: how far does that reach?',
    zh: '录下两次会话，拿到其中第一次的密钥：能读到多少？',
  },
};
