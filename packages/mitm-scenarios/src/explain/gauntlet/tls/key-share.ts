import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about key shares. */
export const keyShareCasePhrases: Catalogue = {
  'case.tls-x25519-zero.title': { en: 'X25519 share of zero', zh: '全零的 X25519 公开值' },
  'case.tls-x25519-zero.lesson': {
    en: 'With a share of zero the secret is zero, whatever the client chose: everybody knows it.',
    zh: '公开值为零时，无论客户端选什么，共享秘密都是零，人人皆知。',
  },
  'case.tls-x25519-order-8.title': { en: 'X25519 share of order 8', zh: '阶为 8 的 X25519 公开值' },
  'case.tls-x25519-order-8.lesson': {
    en: 'The share looks like any other, but every private key takes it to zero. Only who looks at the result notices.',
    zh: '公开值看上去与其他值无异，但任何私钥都会把它变成零。只有检查结果的人才会发现。',
  },
  'case.tls-x25519-p.title': { en: 'X25519 share of p', zh: '值为 p 的 X25519 公开值' },
  'case.tls-x25519-p.lesson': {
    en: 'The number p stands for zero, written differently: comparing with 32 bytes of zero does not find it.',
    zh: 'p 与零等价，只是写法不同：与 32 个零字节比较是发现不了的。',
  },
  'case.tls12-x25519-zero.title': { en: 'X25519 share of zero, TLS 1.2', zh: '全零的 X25519 公开值，TLS 1.2' },
  'case.tls12-x25519-zero.lesson': {
    en: 'The same in a ServerKeyExchange, properly signed.',
    zh: '同样的值放在 ServerKeyExchange 里，签名无误。',
  },
  'case.tls12-point-off-curve.title': { en: 'Point off the curve, TLS 1.2', zh: '不在曲线上的点，TLS 1.2' },
  'case.tls12-point-off-curve.lesson': {
    en: 'The same in a ServerKeyExchange: a signature does not make it a point of the curve.',
    zh: '同样的点放在 ServerKeyExchange 里：有签名并不代表它在曲线上。',
  },
  'case.tls-point-off-curve.title': { en: 'Point off the curve', zh: '不在曲线上的点' },
  'case.tls-point-off-curve.lesson': {
    en: 'The share is a point of another curve, on which secrets can be found out piece by piece.',
    zh: '公开值是另一条曲线上的点，可借此逐步套出秘密。',
  },
};
