import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about HelloRetryRequest. */
export const helloRetryCasePhrases: Catalogue = {
  'case.tls13-hello-retry.title': { en: 'Server that asks for another share', zh: '要求重发密钥份额的服务器' },
  'case.tls13-hello-retry.lesson': {
    en: 'A server may ask once for a share of another group. Clients must send it.',
    zh: '服务器可以要求一次其他群的密钥份额，客户端必须照发。',
  },
  'case.tls13-hello-retry-twice.title': { en: 'HelloRetryRequest twice', zh: '两次 HelloRetryRequest' },
  'case.tls13-hello-retry-twice.lesson': {
    en: 'The server asks for another hello a second time. A client that goes on can be kept busy for ever.',
    zh: '服务器第二次要求重发。若客户端照办，就可能被无休止地拖住。',
  },
  'case.tls13-hello-retry-for-nothing.title': {
    en: 'HelloRetryRequest that changes nothing',
    zh: '毫无改变的 HelloRetryRequest',
  },
  'case.tls13-hello-retry-for-nothing.lesson': {
    en: 'The server asks for a share that it was given already.',
    zh: '服务器索要的正是它已经收到的份额。',
  },
  'case.tls13-hello-retry-unknown-group.title': {
    en: 'HelloRetryRequest for an unknown group',
    zh: '索要未知群的 HelloRetryRequest',
  },
  'case.tls13-hello-retry-unknown-group.lesson': {
    en: 'The server asks for a share of a group that the client did not name.',
    zh: '服务器索要客户端没有提供过的群的份额。',
  },
};
