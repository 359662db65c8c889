import type { Catalogue } from '@cutaway/primitives/explain';

/** Shares that everybody knows the result of, in one kind of key exchange. */
function degenerateShares(id: string, group: string): Catalogue {
  const told: Readonly<Record<string, { readonly value: string; readonly en: string; readonly zh: string }>> = {
    '0': {
      value: '0',
      en: 'With a share of 0 the secret is 0, whatever the client chose.',
      zh: '公开值为 0 时，无论客户端选什么，秘密都是 0。',
    },
    '1': {
      value: '1',
      en: 'With a share of 1 the secret is 1, whatever the client chose.',
      zh: '公开值为 1 时，无论客户端选什么，秘密都是 1。',
    },
    'p-minus-1': {
      value: 'p − 1',
      en: 'With a share of p − 1 the secret is 1 or p − 1: two tries.',
      zh: '公开值为 p − 1 时，秘密只能是 1 或 p − 1：试两次就知道。',
    },
    p: {
      value: 'p',
      en: 'Modulo p this is 0, and so is the secret. Only who compares with p sees it.',
      zh: '对 p 取模后就是 0，秘密也是 0。只有与 p 比较才会发现。',
    },
    'p-plus-1': {
      value: 'p + 1',
      en: 'Modulo p this is 1, and so is the secret. Only who compares with p sees it.',
      zh: '对 p 取模后就是 1，秘密也是 1。只有与 p 比较才会发现。',
    },
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, { value, en, zh }]) => [
      [`case.${id}-share-${name}.title`, { en: `${group} share of ${value}`, zh: `值为 ${value} 的 ${group} 公开值` }],
      [`case.${id}-share-${name}.lesson`, { en, zh }],
    ]),
  );
}

/** Titles and lessons of the cases about Diffie-Hellman over finite fields. */
export const diffieHellmanCasePhrases: Catalogue = {
  'case.tls12-dhe-512.title': { en: 'Diffie-Hellman over 512 bits', zh: '512 位的 Diffie-Hellman' },
  'case.tls12-dhe-512.lesson': {
    en: 'Logarithms in a group of 512 bits are a matter of minutes (Logjam).',
    zh: '512 位群上的离散对数只需几分钟（Logjam）。',
  },
  'case.tls12-dhe-768.title': { en: 'Diffie-Hellman over 768 bits', zh: '768 位的 Diffie-Hellman' },
  'case.tls12-dhe-768.lesson': {
    en: 'Logarithms in a group of 768 bits have been computed at universities.',
    zh: '768 位群上的离散对数已有高校算出。',
  },
  'case.tls12-dhe-1024.title': { en: 'Diffie-Hellman over 1024 bits', zh: '1024 位的 Diffie-Hellman' },
  'case.tls12-dhe-1024.lesson': {
    en: 'Logarithms in a group of 1024 bits are within reach of states.',
    zh: '1024 位群上的离散对数已在国家级力量可及范围内。',
  },
  'case.tls12-dhe-composite.title': {
    en: 'Diffie-Hellman modulus that is no prime',
    zh: 'Diffie-Hellman 模数不是素数',
  },
  'case.tls12-dhe-composite.lesson': {
    en: 'The modulus falls apart into small factors, and so does the secret.',
    zh: '模数可分解为小因子，秘密也随之瓦解。',
  },
  'case.tls12-dhe-small-subgroups.title': {
    en: 'Diffie-Hellman group of small subgroups',
    zh: '由小阶子群组成的 Diffie-Hellman 群',
  },
  'case.tls12-dhe-small-subgroups.lesson': {
    en: 'The modulus is a prime of 2048 bits, but one less than it has no prime factors but 2 and 3: the secret is found at once.',
    zh: '模数是 2048 位的素数，但它减一之后只有 2 和 3 两个素因子：秘密立刻就能求出。',
  },
  ...degenerateShares('tls12-dhe', 'Diffie-Hellman'),
  ...degenerateShares('tls13-ffdhe', 'ffdhe2048'),
};
