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
};
