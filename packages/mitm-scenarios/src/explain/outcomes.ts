import type { Catalogue } from '@cutaway/primitives/explain';

/** Verdicts, evidence, and why an attack makes no sense against a design. */
export const outcomePhrases: Catalogue = {
  'outcome.safe': { en: 'safe', zh: '安全' },
  'outcome.read': { en: 'read', zh: '被窃听' },
  'outcome.altered': { en: 'altered', zh: '被篡改' },
  'outcome.impersonated': { en: 'impersonated', zh: '被冒充' },
  'outcome.replayed': { en: 'replayed', zh: '被重放' },
  'outcome.not applicable': { en: 'not applicable', zh: '不适用' },
  'outcome.failed': { en: 'run failed', zh: '运行失败' },
  'outcome.safe.lesson': {
    en: 'The attacker holds none of the secrets, and nobody accepted anything that the other side did not say.',
    zh: '攻击者没有拿到任何秘密，也没有一方接受了对方没有说过的话。',
  },
  'outcome.read.lesson': { en: "The attacker holds a victim's secret text.", zh: '攻击者拿到了受害者的秘密内容。' },
  'outcome.altered.lesson': {
    en: 'A victim accepted as genuine what the other side did not say.',
    zh: '受害者把对方没有说过的话当成了真话。',
  },
  'outcome.impersonated.lesson': {
    en: 'A victim is in conversation with the attacker and takes it for the other side.',
    zh: '受害者正在和攻击者对话，却以为那是真正的对方。',
  },
  'outcome.replayed.lesson': {
    en: 'A victim accepted an old message as a new one.',
    zh: '受害者把旧消息当成了新消息。',
  },
  'outcome.failed.lesson': {
    en: 'A program of the run broke; that says nothing about the design.',
    zh: '运行中的某个程序出错了，这说明不了设计的好坏。',
  },
  'not-applicable.no-key-on-the-wire': {
    en: 'No key crosses the wire, so there is none to swap.',
    zh: '线路上不传密钥，没有可以调换的东西。',
  },
  'not-applicable.no-long-lived-key': {
    en: 'The server keeps no secret beyond the session, so there is nothing to steal afterwards.',
    zh: '服务器不保存任何超出本次会话的秘密，事后没有可偷的。',
  },
  'not-applicable.no-session-key': {
    en: 'This design has no session keys.',
    zh: '这个设计没有会话密钥。',
  },
  'not-applicable.no-certificate': {
    en: 'There are no certificates in this design.',
    zh: '这个设计里没有证书。',
  },
  'not-applicable.no-issuer': {
    en: 'Nobody issues or signs certificates in this design: everyone writes his own.',
    zh: '这个设计里没有签发机构，证书都是自己写的。',
  },
  'not-applicable.no-negotiation': {
    en: 'The sides negotiate nothing, so there is nothing to weaken.',
    zh: '双方没有协商任何选项，谈不上降级。',
  },
  'evidence.read.client': {
    en: 'The attacker holds what the client sent:',
    zh: '攻击者手里有客户端发出的内容：',
  },
  'evidence.read.server': {
    en: 'The attacker holds what the server answered:',
    zh: '攻击者手里有服务器的应答：',
  },
  'evidence.read.source': {
    en: 'It got this in step {step} of session {session}: {source}.',
    zh: '取得于会话 {session} 的第 {step} 步：{source}。',
  },
  'evidence.altered.client': {
    en: "The client took for the server's answer:",
    zh: '客户端当成服务器应答的是：',
  },
  'evidence.altered.server': {
    en: "The server took for the client's order:",
    zh: '服务器当成客户端指令的是：',
  },
  'evidence.altered.sent': { en: 'What was really sent:', zh: '对方真正发出的是：' },
  'evidence.impersonated.client': {
    en: 'The client finished its session and accepted an answer; the other end of that session is not the server. It accepted:',
    zh: '客户端顺利完成会话并接受了应答，但会话的另一端不是服务器。它接受的是：',
  },
  'evidence.impersonated.server': {
    en: 'The server carried out an order in a session whose other end is not the client. It accepted:',
    zh: '服务器在另一端并非客户端的会话里执行了指令。它接受的是：',
  },
  'evidence.replayed.client': {
    en: 'The client accepted an old answer again, {times} times by now:',
    zh: '客户端又接受了一次旧应答，至此共 {times} 次：',
  },
  'evidence.replayed.server': {
    en: 'The server carried out the same order again, {times} times by now:',
    zh: '服务器又执行了一次同样的指令，至此共 {times} 次：',
  },
};
