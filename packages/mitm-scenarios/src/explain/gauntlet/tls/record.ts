import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about records. */
export const recordCasePhrases: Catalogue = {
  'case.tls-tag-flipped.title': { en: 'Authentication tag changed', zh: '认证标签被改动' },
  'case.tls-tag-flipped.lesson': {
    en: 'One bit of the tag behind the answer is turned over.',
    zh: '应答之后的认证标签翻转了一个比特。',
  },
  'case.tls-ciphertext-flipped.title': { en: 'Ciphertext changed', zh: '密文被改动' },
  'case.tls-ciphertext-flipped.lesson': {
    en: 'One bit of the encrypted answer is turned over.',
    zh: '加密的应答翻转了一个比特。',
  },
  'case.tls-hello-in-pieces.title': { en: 'ServerHello in small pieces', zh: '被切碎的 ServerHello' },
  'case.tls-hello-in-pieces.lesson': {
    en: 'Handshake messages may be cut into any number of records. Clients must put them together.',
    zh: '握手消息可以切成任意多条记录，客户端必须能拼接。',
  },
  'case.tls-empty-fragments.title': { en: 'Empty fragments', zh: '空的分片' },
  'case.tls-empty-fragments.lesson': {
    en: 'Handshake records with nothing in them are forbidden: they keep a client busy for nothing.',
    zh: '禁止内容为空的握手记录：它们只会白白占用客户端。',
  },
  'case.tls12-tag-flipped.title': { en: 'Authentication tag of TLS 1.2 changed', zh: 'TLS 1.2 的认证标签被改动' },
  'case.tls12-tag-flipped.lesson': {
    en: 'One bit of the tag behind the answer is turned over, in TLS 1.2.',
    zh: 'TLS 1.2 中，应答之后的认证标签翻转了一个比特。',
  },
  'case.tls-empty-records-without-end.title': { en: 'Empty records without end', zh: '没完没了的空记录' },
  'case.tls-empty-records-without-end.lesson': {
    en: '2000 records with nothing in them come before the answer. A few are allowed; so many keep a client busy for nothing.',
    zh: '应答之前先来 2000 条空记录。少量是允许的，这么多只会白白占用客户端。',
  },
  'case.tls13-warnings-without-end.title': { en: 'Warnings of TLS 1.3 without end', zh: '没完没了的 TLS 1.3 警告' },
  'case.tls13-warnings-without-end.lesson': {
    en: '2000 alerts that end nothing come before the answer.',
    zh: '应答之前先来 2000 条并不结束连接的警报。',
  },
};
