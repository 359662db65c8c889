import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway explain` says of its own; most comes from the packages' catalogues. */
export const explainPhrases = {
  'explain.summary': {
    en: 'Explain a code, field, suite, algorithm, OID or clause.',
    zh: '解释错误码、字段、套件、算法、OID 或 RFC 条款。',
  },
  'explain.argument': { en: 'what to explain', zh: '要解释的内容' },
  'explain.option.json': { en: 'print the result as JSON', zh: '以 JSON 输出结果' },
  'explain.help': {
    en: 'Examples: x509/expired, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, 0xc02f, X25519MLKEM768, 2.5.29.17, handshake_failure, RFC 8446 4.2.8',
    zh: '示例：x509/expired、TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256、0xc02f、X25519MLKEM768、2.5.29.17、handshake_failure、RFC 8446 4.2.8',
  },
  'explain.unknown': { en: 'Nothing is known here of "{term}".', zh: '这里没有关于“{term}”的内容。' },
  'explain.kind.cipherSuite': { en: 'cipher suite', zh: '密码套件' },
  'explain.kind.alert': { en: 'TLS alert', zh: 'TLS 告警' },
  'explain.kind.group': { en: 'group of the key exchange', zh: '密钥交换的群' },
  'explain.kind.signatureScheme': { en: 'signature scheme', zh: '签名方案' },
  'explain.kind.extension': { en: 'TLS extension', zh: 'TLS 扩展' },
  'explain.kind.handshakeType': { en: 'handshake message', zh: '握手消息' },
  'explain.kind.disconnect': { en: 'SSH disconnect reason', zh: 'SSH 断开原因' },
  'explain.kind.oid': { en: 'object identifier', zh: '对象标识符' },
  'explain.kind.ssh.kex': { en: 'SSH key exchange method', zh: 'SSH 密钥交换方法' },
  'explain.kind.ssh.hostKey': { en: 'SSH host key algorithm', zh: 'SSH 主机密钥算法' },
  'explain.kind.ssh.cipher': { en: 'SSH cipher', zh: 'SSH 加密算法' },
  'explain.kind.ssh.mac': { en: 'SSH MAC algorithm', zh: 'SSH MAC 算法' },
  'explain.kind.error': { en: 'error', zh: '错误' },
  'explain.kind.message': { en: 'message', zh: '消息' },
  'explain.kind.check': { en: 'check', zh: '检查' },
  'explain.kind.secret': { en: 'secret', zh: '密钥' },
  'explain.kind.choice': { en: 'choice', zh: '选择' },
  'explain.kind.lint': { en: 'lint rule', zh: '检查规则' },
  'explain.kind.field': { en: 'field', zh: '字段' },
  'explain.kind.case': { en: 'gauntlet case', zh: 'gauntlet 用例' },
  'explain.kind.rung': { en: 'design of the ladder', zh: '阶梯中的设计' },
  'explain.kind.attacker': { en: 'attacker', zh: '攻击者' },
  'explain.standing.default': { en: 'Used by default.', zh: '默认使用。' },
  'explain.standing.supported': { en: 'Sound; used with peers that need it.', zh: '可靠；仅在对方需要时使用。' },
  'explain.standing.insecure': {
    en: 'Broken or too weak: reachable only through the lab.',
    zh: '已被攻破或过弱，只能在 lab 中使用。',
  },
  'explain.suite.notSpoken': { en: 'A registered suite that is not spoken here.', zh: '已注册的套件，这里没有实现。' },
  'explain.suite.tls13': {
    en: 'TLS 1.3: key exchange and signature are negotiated by themselves, in supported_groups and signature_algorithms.',
    zh: 'TLS 1.3：密钥交换和签名算法另行协商，见 supported_groups 和 signature_algorithms。',
  },
  'explain.suite.exchange.RSA': {
    en: 'Key exchange: the client encrypts the secret to the server’s RSA key.',
    zh: '密钥交换：客户端用服务器的 RSA 公钥加密秘密。',
  },
  'explain.suite.exchange.DHE': {
    en: 'Key exchange: Diffie-Hellman with a new key each time.',
    zh: '密钥交换：每次使用新密钥的 Diffie-Hellman。',
  },
  'explain.suite.exchange.ECDHE': {
    en: 'Key exchange: Diffie-Hellman on an elliptic curve with a new key each time.',
    zh: '密钥交换：每次使用新密钥的椭圆曲线 Diffie-Hellman。',
  },
  'explain.suite.authentication.RSA': {
    en: 'The server proves itself with an RSA key.',
    zh: '服务器用 RSA 密钥证明身份。',
  },
  'explain.suite.authentication.DSS': {
    en: 'The server proves itself with a DSA key.',
    zh: '服务器用 DSA 密钥证明身份。',
  },
  'explain.suite.authentication.ECDSA': {
    en: 'The server proves itself with an elliptic-curve key.',
    zh: '服务器用椭圆曲线密钥证明身份。',
  },
  'explain.suite.authentication.anon': { en: 'The server does not prove itself at all.', zh: '服务器完全不证明身份。' },
  'explain.suite.encryption.aead': {
    en: 'Data is encrypted and authenticated in one, with a key of {bits} bits.',
    zh: '加密和认证一并完成，密钥 {bits} 位。',
  },
  'explain.suite.encryption.cbc': {
    en: 'Data is encrypted in chained blocks, with a key of {bits} bits.',
    zh: '分组链接（CBC）加密，密钥 {bits} 位。',
  },
  'explain.suite.encryption.stream': {
    en: 'Data is encrypted with a key stream, with a key of {bits} bits.',
    zh: '流加密，密钥 {bits} 位。',
  },
  'explain.suite.encryption.null': { en: 'Data is not encrypted.', zh: '数据不加密。' },
  'explain.suite.mac': { en: 'Each record carries a MAC of {bits} bits.', zh: '每条记录带有 {bits} 位的 MAC。' },
  'explain.suite.hash12': {
    en: 'Hash of the key derivation (PRF) and of Finished.',
    zh: '用于密钥派生（PRF）和 Finished 的哈希。',
  },
  'explain.suite.hash13': {
    en: 'Hash of the key derivation (HKDF) and of the transcript.',
    zh: '用于密钥派生（HKDF）和握手摘要的哈希。',
  },
  'explain.suite.forward': {
    en: 'Forward secrecy: a key stolen later opens no recording of today.',
    zh: '前向保密：日后密钥被盗，也解不开今天的录音。',
  },
  'explain.suite.noForward': {
    en: 'No forward secrecy: whoever steals the server’s key later reads what was recorded today.',
    zh: '没有前向保密：日后偷到服务器私钥的人能读出今天录下的内容。',
  },
  'explain.suite.weak': { en: 'Broken: reachable only through the lab.', zh: '已被攻破，只能在 lab 中使用。' },
  'explain.suite.cbc': {
    en: 'CBC has had padding oracles again and again (BEAST, Lucky Thirteen, POODLE).',
    zh: 'CBC 屡次出现填充预言攻击（BEAST、Lucky Thirteen、POODLE）。',
  },
} as const satisfies Record<string, Phrase>;
