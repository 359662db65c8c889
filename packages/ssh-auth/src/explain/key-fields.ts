import type { Catalogue, Phrase } from '@cutaway/primitives/explain';
import type { CertificateFields } from '../certificates/certificate.js';

const publicKey: Phrase = { en: 'The public key itself.', zh: '公钥本身。' };
const identifier: Phrase = { en: 'The curve, once more.', zh: '椭圆曲线的名称，再写一次。' };
const Q: Phrase = {
  en: 'The public point: 04, then both coordinates.',
  zh: '公开点：04 之后是两个坐标。',
};
const application: Phrase = {
  en: 'Which application the authenticator made the key for.',
  zh: '认证器是为哪个应用生成这把密钥的。',
};

/** What the fields of certificates and public keys mean (PROTOCOL.certkeys, RFC 4253 §6.6, RFC 5656 §3.1). */
export const keyFieldPhrases: Catalogue<
  `field.certificate.${keyof CertificateFields}` | `field.option.${'name' | 'data'}` | `field.public key.type`
> &
  Catalogue = {
  'field.public key.type': { en: 'The kind of key, which says what follows.', zh: '密钥类型，决定后面有哪些字段。' },
  'field.ssh-ed25519.key': publicKey,
  'field.ssh-ed448.key': publicKey,
  'field.ssh-rsa.e': { en: 'The public exponent.', zh: '公开指数。' },
  'field.ssh-rsa.n': { en: 'The modulus: the product of two secret primes.', zh: '模数：两个秘密素数之积。' },
  'field.ecdsa-sha2-nistp256.identifier': identifier,
  'field.ecdsa-sha2-nistp384.identifier': identifier,
  'field.ecdsa-sha2-nistp521.identifier': identifier,
  'field.ecdsa-sha2-nistp256.Q': Q,
  'field.ecdsa-sha2-nistp384.Q': Q,
  'field.ecdsa-sha2-nistp521.Q': Q,
  'field.sk-ssh-ed25519@openssh.com.application': application,
  'field.sk-ecdsa-sha2-nistp256@openssh.com.application': application,
  'field.certificate.format': {
    en: 'The kind of certificate, which says what key it is for.',
    zh: '证书类型，说明其中是哪种密钥。',
  },
  'field.certificate.nonce': {
    en: 'Random bytes, so that nobody can foresee what the authority will sign.',
    zh: '随机数，使人无法预知 CA 将要签名的内容。',
  },
  'field.certificate.key': { en: 'The certified key.', zh: '被认证的公钥。' },
  'field.certificate.serial': {
    en: 'A number by which the authority may revoke it; 0 when it gives none.',
    zh: 'CA 可据以吊销证书的编号；未编号则为 0。',
  },
  'field.certificate.type': { en: '1: for a user. 2: for a host.', zh: '1 表示用户证书，2 表示主机证书。' },
  'field.certificate.key_id': { en: 'A name for logs.', zh: '写入日志的名称。' },
  'field.certificate.valid_principals': {
    en: 'The user or host names it is good for; none means all.',
    zh: '适用的用户名或主机名；为空表示任何名称。',
  },
  'field.certificate.valid_after': {
    en: 'Good from here on, in seconds since 1970.',
    zh: '从此刻起有效，以 1970 年以来的秒数计。',
  },
  'field.certificate.valid_before': {
    en: 'Good until just before; 2^64 − 1 means for ever.',
    zh: '到此刻之前有效；2^64 − 1 表示永久。',
  },
  'field.certificate.critical_options': {
    en: 'Restrictions. Whoever does not understand one must refuse the certificate.',
    zh: '限制条件。不认识其中任何一项就必须拒绝该证书。',
  },
  'field.certificate.extensions': {
    en: 'Permissions. Those that are not understood are passed over.',
    zh: '许可。不认识的会被忽略。',
  },
  'field.certificate.reserved': { en: 'Empty.', zh: '空。' },
  'field.certificate.signature_key': { en: "The authority's public key.", zh: 'CA 的公钥。' },
  'field.certificate.signature': {
    en: 'By the authority, over everything in front of it.',
    zh: 'CA 对前面全部内容所做的签名。',
  },
  'field.option.name': { en: 'What it is.', zh: '选项名。' },
  'field.option.data': {
    en: 'Its value with a length of its own in front; nothing for a flag.',
    zh: '选项的值，自带长度前缀；开关类选项为空。',
  },
};
