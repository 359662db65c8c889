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
} as const satisfies Record<string, Phrase>;
