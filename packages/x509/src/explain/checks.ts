import type { Catalogue } from '@cutaway/primitives/explain';
import type { CheckName } from '../verify/check.js';

/** What each check of a verification asks. */
export const checkPhrases: Catalogue<`check.${CheckName}`> = {
  'check.certificate.encoding': {
    en: 'The bytes are a certificate in strict DER.',
    zh: '这些字节是严格 DER 编码的证书。',
  },
  'check.certificate.profile': {
    en: 'The certificate has the fields and extensions that the profile asks for.',
    zh: '证书的字段和扩展符合配置文件（profile）的要求。',
  },
  'check.certificate.critical_extensions': {
    en: 'Every extension marked critical is understood.',
    zh: '每个标记为关键的扩展都能识别。',
  },
  'check.certificate.validity': {
    en: 'The moment of verification lies inside the validity period.',
    zh: '验证时刻处于证书有效期之内。',
  },
  'check.certificate.issuer': {
    en: 'The issuer is known: a certificate or a trust anchor with its name was found.',
    zh: '签发者已知：找到了与其名称相符的证书或信任锚。',
  },
  'check.certificate.signature': {
    en: 'The signature verifies under the issuer’s public key.',
    zh: '用签发者的公钥验证签名成功。',
  },
  'check.certificate.signature_algorithm': {
    en: 'The signature algorithm is one of those accepted.',
    zh: '签名算法在可接受的范围内。',
  },
  'check.certificate.public_key': {
    en: 'The public key is of an accepted type and size.',
    zh: '公钥的类型和长度可以接受。',
  },
  'check.certificate.basic_constraints': {
    en: 'The issuer is a CA, and no more CAs stand below it than it allows.',
    zh: '签发者是 CA，并且它下面的 CA 层数没有超过它允许的数目。',
  },
  'check.certificate.key_usage': {
    en: 'The key usage allows what the key is used for.',
    zh: '密钥用法允许该密钥的这种使用方式。',
  },
  'check.certificate.ext_key_usage': {
    en: 'The stated purposes include the one the certificate is presented for.',
    zh: '证书声明的用途包含此次出示的目的。',
  },
  'check.certificate.name_constraints': {
    en: 'The names below a CA lie inside the name space it is limited to.',
    zh: 'CA 之下的名称都在它被限定的名称空间之内。',
  },
  'check.certificate.name': {
    en: 'The certificate is for the expected name.',
    zh: '证书正是签发给所期望的名称的。',
  },
  'check.certificate.policies': {
    en: 'The certificate policies along the path agree with those required.',
    zh: '路径上的证书策略满足要求。',
  },
  'check.certificate.revocation': {
    en: 'The certificate has not been revoked.',
    zh: '证书没有被吊销。',
  },
  'check.certificate.must_staple': {
    en: 'The OCSP response that the certificate asks its server to staple is there.',
    zh: '证书要求服务器随附的 OCSP 响应已经收到。',
  },
  'check.path.depth': {
    en: 'The path is no longer than allowed.',
    zh: '路径长度没有超过限制。',
  },
  'check.path.budget': {
    en: 'The search for a path ended within its budget.',
    zh: '路径搜索在预算之内结束。',
  },
};
