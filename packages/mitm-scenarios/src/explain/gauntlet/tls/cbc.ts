import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about records under a block cipher. */
export const cbcCasePhrases: Catalogue = {
  'case.tls12-mac-before-encrypting.title': { en: 'CBC without encrypt-then-MAC', zh: 'CBC 未采用先加密后 MAC' },
  'case.tls12-mac-before-encrypting.lesson': {
    en: 'In CBC suites the MAC inside the encryption has given rise to a long row of padding attacks (Lucky 13).',
    zh: 'CBC 套件把 MAC 放在加密之内，引出了一连串填充攻击（Lucky 13）。',
  },
  'case.tls12-cbc-mac-flipped.title': { en: 'MAC of a CBC record changed', zh: 'CBC 记录的 MAC 被改动' },
  'case.tls12-cbc-mac-flipped.lesson': {
    en: 'Content and padding are right, one bit of the MAC inside is not.',
    zh: '内容和填充都正确，只有里面的 MAC 翻转了一个比特。',
  },
  'case.tls12-cbc-padding-wrong.title': { en: 'Padding of a CBC record changed', zh: 'CBC 记录的填充被改动' },
  'case.tls12-cbc-padding-wrong.lesson': {
    en: 'The length of the padding is right and the MAC too, but one byte of it is not what TLS lays down. Who looks at the length alone can be made to decrypt byte by byte: POODLE against TLS (CVE-2014-8730).',
    zh: '填充长度和 MAC 都正确，但填充中有一个字节不合 TLS 的规定。只看长度的实现会被逐字节解密：针对 TLS 的 POODLE 攻击（CVE-2014-8730）。',
  },
  'case.tls12-encrypt-then-mac-flipped.title': { en: 'MAC behind the ciphertext changed', zh: '密文之后的 MAC 被改动' },
  'case.tls12-encrypt-then-mac-flipped.lesson': {
    en: 'With encrypt_then_mac the MAC comes last, over what was encrypted. One bit of it is turned over.',
    zh: '启用 encrypt_then_mac 时，MAC 在最后，覆盖密文；这里翻转了其中一个比特。',
  },
};
