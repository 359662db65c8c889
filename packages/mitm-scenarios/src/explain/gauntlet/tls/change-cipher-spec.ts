import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about ChangeCipherSpec. */
export const changeCipherSpecCasePhrases: Catalogue = {
  'case.tls12-change-cipher-spec-early.title': {
    en: 'ChangeCipherSpec too early',
    zh: 'ChangeCipherSpec 来得过早',
  },
  'case.tls12-change-cipher-spec-early.lesson': {
    en: 'It comes before there are keys to change to. OpenSSL made keys of nothing then (CVE-2014-0224); this server goes on in the clear, for clients that pass it over.',
    zh: '此时还没有可以切换的密钥。OpenSSL 曾因此用空的秘密生成密钥（CVE-2014-0224）；这个服务器随后仍发明文，看客户端是否当作没看见。',
  },
  'case.tls12-finished-before-change-cipher-spec.title': {
    en: 'Finished before ChangeCipherSpec',
    zh: 'Finished 早于 ChangeCipherSpec',
  },
  'case.tls12-finished-before-change-cipher-spec.lesson': {
    en: 'Finished is right, but in the clear: it no longer shows that the server has the keys it changes to.',
    zh: 'Finished 的内容正确，却是明文：它不再能证明服务器持有即将切换的密钥。',
  },
  'case.tls13-change-cipher-spec-other-value.title': {
    en: 'ChangeCipherSpec with another value',
    zh: '取值不为 1 的 ChangeCipherSpec',
  },
  'case.tls13-change-cipher-spec-other-value.lesson': {
    en: 'TLS 1.3 drops this record for the sake of middleboxes, but only when it holds the one byte 1.',
    zh: 'TLS 1.3 为兼容中间设备而丢弃这种记录，但仅限内容恰为字节 1 的。',
  },
  'case.tls13-change-cipher-spec-protected.title': {
    en: 'Encrypted ChangeCipherSpec',
    zh: '加密的 ChangeCipherSpec',
  },
  'case.tls13-change-cipher-spec-protected.lesson': {
    en: 'No middlebox can read it there: nobody has a reason to send it, and everybody must refuse it.',
    zh: '加密后中间设备根本看不到，发送它毫无理由，任何一方都必须拒绝。',
  },
  'case.tls13-change-cipher-spec-late.title': {
    en: 'ChangeCipherSpec after Finished',
    zh: 'Finished 之后的 ChangeCipherSpec',
  },
  'case.tls13-change-cipher-spec-late.lesson': {
    en: 'Once the server’s Finished is there, a record in the clear is nothing to be dropped silently.',
    zh: '收到服务器的 Finished 之后，再来明文记录就不能默默丢弃了。',
  },
};
