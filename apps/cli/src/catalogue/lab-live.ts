import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway lab tls`, `lab ssh` and `lab path` say. */
export const labLivePhrases = {
  'lab.live.tls': {
    en: 'Run a TLS client against a TLS server, in memory, and break it where you like.',
    zh: '在内存里让 TLS 客户端与服务器握手，想在哪里出错都行。',
  },
  'lab.live.ssh': {
    en: 'Run an SSH client against an SSH server, in memory, and break it where you like.',
    zh: '在内存里让 SSH 客户端登录服务器，想在哪里出错都行。',
  },
  'lab.live.path': {
    en: 'Have a client validate a certification path.',
    zh: '让客户端验证一条证书路径。',
  },
  'lab.live.option.fault': {
    en: 'what goes wrong: server:wire@300=ff, server:drop:Finished, server:wrong:signature …; may be repeated',
    zh: '在哪里出错：server:wire@300=ff、server:drop:Finished、server:wrong:signature 等；可以写多个',
  },
  'lab.live.option.view': { en: 'whose view to show', zh: '以谁的视角展示' },
  'lab.live.setting.version': { en: '1.3 or 1.2', zh: '1.3 或 1.2' },
  'lab.live.setting.group': {
    en: 'the group of the key exchange: x25519, X25519MLKEM768, secp256r1 …',
    zh: '密钥交换群：x25519、X25519MLKEM768、secp256r1 等',
  },
  'lab.live.setting.certificate': {
    en: 'the key in the server’s certificate: ecdsa, rsa, ed25519',
    zh: '服务器证书中的密钥：ecdsa、rsa、ed25519',
  },
  'lab.live.setting.suite': { en: 'the one cipher suite, by its registered name', zh: '只用这个密码套件（注册名）' },
  'lab.live.setting.identity': {
    en: 'the certificate shown: genuine, expired, other-domain, forged-issuer, modified, attacker',
    zh: '出示的证书：genuine、expired、other-domain、forged-issuer、modified、attacker',
  },
  'lab.live.setting.resume': { en: 'connect twice, and resume the session', zh: '连接两次，第二次恢复会话' },
  'lab.live.setting.retry': {
    en: 'the client guesses the group wrongly: HelloRetryRequest',
    zh: '客户端猜错群，触发 HelloRetryRequest',
  },
  'lab.live.setting.client-certificate': {
    en: 'the server wants to know who the client is',
    zh: '服务器要求客户端证书',
  },
  'lab.live.setting.login': { en: 'publickey, password, wrong-password', zh: 'publickey、password、wrong-password' },
  'lab.live.setting.kex': {
    en: 'the key exchange: mlkem768x25519-sha256, curve25519-sha256 …',
    zh: '密钥交换：mlkem768x25519-sha256、curve25519-sha256 等',
  },
  'lab.live.setting.host-key': { en: 'ssh-ed25519, rsa-sha2-256 …', zh: 'ssh-ed25519、rsa-sha2-256 等' },
  'lab.live.setting.cipher': {
    en: 'chacha20-poly1305@openssh.com, aes256-gcm@openssh.com, aes128-ctr',
    zh: 'chacha20-poly1305@openssh.com、aes256-gcm@openssh.com、aes128-ctr',
  },
  'lab.live.setting.known-host': {
    en: 'the client’s known_hosts: known, changed, unchecked',
    zh: '客户端的 known_hosts：known、changed、unchecked',
  },
  'lab.live.setting.depth': { en: 'issued by: intermediate, root', zh: '签发者：intermediate、root' },
  'lab.live.setting.rogue-root': {
    en: 'the attacker’s root is installed on the client’s computer',
    zh: '客户端的电脑上装有攻击者的根证书',
  },
  'lab.live.view': { en: 'As the {actor} sees it', zh: '{actor}看到的过程' },
} as const satisfies Record<string, Phrase>;
