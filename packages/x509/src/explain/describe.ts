import type { Catalogue } from '@cutaway/primitives/explain';

/** Names of the words. */
export type DescribeWord =
  | 'version'
  | 'serialNumber'
  | 'serial'
  | 'signatureAlgorithm'
  | 'issuer'
  | 'validity'
  | 'notBefore'
  | 'notAfter'
  | 'valid'
  | 'period'
  | 'subject'
  | 'names'
  | 'purposes'
  | 'emptyName'
  | 'publicKey'
  | 'keyWithoutProvider'
  | 'sm2'
  | 'extensions'
  | 'extensionsAsked'
  | 'attribute'
  | 'critical'
  | 'notRead'
  | 'mustStaple'
  | 'signature'
  | 'fingerprints'
  | 'root'
  | 'ca'
  | 'endEntity'
  | 'revoked'
  | 'responderCertificate';

/** Labels and words of descriptions. */
export const describePhrases: Catalogue<`describe.${DescribeWord}`> = {
  'describe.version': { en: 'Version', zh: '版本' },
  'describe.serialNumber': { en: 'Serial number', zh: '序列号' },
  'describe.serial': { en: 'serial', zh: '序列号' },
  'describe.signatureAlgorithm': { en: 'Signature algorithm', zh: '签名算法' },
  'describe.issuer': { en: 'Issuer', zh: '签发者' },
  'describe.validity': { en: 'Validity', zh: '有效期' },
  'describe.notBefore': { en: 'Not before', zh: '起始' },
  'describe.notAfter': { en: 'Not after', zh: '截止' },
  'describe.valid': { en: 'Valid', zh: '有效期' },
  'describe.period': { en: '{from} to {to} ({days} days)', zh: '{from} 至 {to}（{days} 天）' },
  'describe.subject': { en: 'Subject', zh: '主体' },
  'describe.names': { en: 'Names', zh: '名称' },
  'describe.purposes': { en: 'For', zh: '用途' },
  'describe.emptyName': { en: '(empty)', zh: '（空）' },
  'describe.publicKey': { en: 'Public key', zh: '公钥' },
  'describe.keyWithoutProvider': {
    en: 'Kept and named; no cryptography here can use it.',
    zh: '已识别并保留，但这里没有密码学后端可以使用它。',
  },
  'describe.sm2': { en: 'SM2 is identified and not supported.', zh: '已识别为国密 SM2，暂不支持。' },
  'describe.extensions': { en: 'Extensions', zh: '扩展' },
  'describe.extensionsAsked': { en: 'Extensions asked for', zh: '请求的扩展' },
  'describe.attribute': { en: 'Attribute', zh: '属性' },
  'describe.critical': { en: 'critical', zh: '关键' },
  'describe.notRead': { en: 'not decoded', zh: '未解码' },
  'describe.mustStaple': { en: 'must staple', zh: '必须装订 OCSP 响应' },
  'describe.signature': { en: 'Signature', zh: '签名' },
  'describe.fingerprints': { en: 'Fingerprints', zh: '指纹' },
  'describe.root': { en: 'Root authority', zh: '根 CA 证书' },
  'describe.ca': { en: 'Intermediate authority', zh: '中间 CA 证书' },
  'describe.endEntity': { en: 'End entity', zh: '终端实体证书' },
  'describe.revoked': { en: 'Revoked certificates', zh: '已吊销的证书' },
  'describe.responderCertificate': { en: 'Certificate sent along', zh: '附带的证书' },
};
