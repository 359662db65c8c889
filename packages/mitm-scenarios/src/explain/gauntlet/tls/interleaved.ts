import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases in which records of another kind stand amid the handshake. */
export const interleavedCasePhrases: Catalogue = {
  'case.tls-application-data-first.title': {
    en: 'Application data before everything',
    zh: '一上来就是应用数据',
  },
  'case.tls-application-data-first.lesson': {
    en: 'An HTTP answer in the clear comes before ServerHello: nobody has proven anything yet, and anybody could have put it there.',
    zh: '在 ServerHello 之前先来一段明文 HTTP 应答：此时谁都没有证明过身份，任何人都能插入它。',
  },
  'case.tls12-application-data-before-finished.title': {
    en: 'Application data in the clear within the handshake',
    zh: '握手途中的明文应用数据',
  },
  'case.tls12-application-data-before-finished.lesson': {
    en: 'An HTTP answer in the clear comes right before the server changes to its keys.',
    zh: '服务器切换密钥之前，先来一段明文 HTTP 应答。',
  },
  'case.tls13-application-data-before-finished.title': {
    en: 'Application data under handshake keys',
    zh: '用握手密钥加密的应用数据',
  },
  'case.tls13-application-data-before-finished.lesson': {
    en: 'The records are encrypted, but nobody knows yet with whom: data comes before the server’s certificate.',
    zh: '记录虽已加密，但对方是谁还不知道：应用数据早于服务器证书到来。',
  },
  'case.tls13-fragments-with-application-data-between.title': {
    en: 'Application data between halves of a message',
    zh: '一条消息的两半之间夹着应用数据',
  },
  'case.tls13-fragments-with-application-data-between.lesson': {
    en: 'Between two records that make up one handshake message there must be no other.',
    zh: '一条握手消息分成两条记录时，中间不得有其他记录。',
  },
  'case.tls13-fragments-with-alert-between.title': {
    en: 'Alert between halves of a message',
    zh: '一条消息的两半之间夹着警报',
  },
  'case.tls13-fragments-with-alert-between.lesson': {
    en: 'A user_canceled that ends nothing stands in the middle of CertificateVerify. TLS 1.3 lets no other record stand there.',
    zh: 'CertificateVerify 中间夹着一条并不结束连接的 user_canceled 警报，而 TLS 1.3 不允许那里出现其他记录。',
  },
};
