import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about records that are too long. */
export const recordLengthCasePhrases: Catalogue = {
  'case.tls13-content-too-long.title': { en: 'Record with one byte of content too many', zh: '内容多出一个字节的记录' },
  'case.tls13-content-too-long.lesson': {
    en: 'A record holds at most 2^14 bytes of content. Who makes room for no more must not be sent more.',
    zh: '一条记录最多 2^14 字节内容。接收方只准备了这么大的缓冲区，就必须拒收更长的。',
  },
  'case.tls13-record-too-long.title': { en: 'Record one byte longer than allowed', zh: '长度超出一个字节的记录' },
  'case.tls13-record-too-long.lesson': {
    en: 'What is encrypted may take 2^14 + 256 bytes in TLS 1.3; this record has one more.',
    zh: 'TLS 1.3 的加密记录最长 2^14 + 256 字节，这条多了一个字节。',
  },
  'case.tls12-content-too-long.title': {
    en: 'Record of TLS 1.2 with one byte of content too many',
    zh: '内容多出一个字节的 TLS 1.2 记录',
  },
  'case.tls12-content-too-long.lesson': {
    en: 'TLS 1.2 has the same limit of 2^14 bytes of content.',
    zh: 'TLS 1.2 同样规定内容不超过 2^14 字节。',
  },
  'case.tls12-record-too-long.title': {
    en: 'Record of TLS 1.2 one byte longer than allowed',
    zh: '长度超出一个字节的 TLS 1.2 记录',
  },
  'case.tls12-record-too-long.lesson': {
    en: 'What is encrypted may take 2^14 + 2048 bytes in TLS 1.2; this record has one more.',
    zh: 'TLS 1.2 的加密记录最长 2^14 + 2048 字节，这条多了一个字节。',
  },
};
