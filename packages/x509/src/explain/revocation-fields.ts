import type { Catalogue } from '@cutaway/primitives/explain';

/** What the fields of revocation lists mean. */
export const revocationFieldPhrases: Catalogue = {
  'field.CertificateList.tbsCertList': { en: 'The part that is signed.', zh: '被签名的部分。' },
  'field.CertificateList.signatureAlgorithm': {
    en: 'How it was signed. Must be the same as inside the signed part.',
    zh: '签名算法，必须与被签名部分里写的一致。',
  },
  'field.CertificateList.signatureValue': { en: 'The signature over the signed part.', zh: '对被签名部分的签名。' },
  'field.TBSCertList.version': { en: 'The format: 1 stands for version 2.', zh: '格式版本：1 代表第 2 版。' },
  'field.TBSCertList.signature': {
    en: 'The signature algorithm once more, so that it is signed too.',
    zh: '再写一遍签名算法，使算法本身也受签名保护。',
  },
  'field.TBSCertList.issuer': { en: 'Who signed the list.', zh: '谁签发了这份列表。' },
  'field.TBSCertList.thisUpdate': { en: 'When it was made.', zh: '列表的生成时间。' },
  'field.TBSCertList.nextUpdate': {
    en: 'When the next one comes at the latest; this one counts no longer then.',
    zh: '下一份列表最迟的发布时间；到时这一份即失效。',
  },
  'field.TBSCertList.revokedCertificates': { en: 'The certificates that are void.', zh: '已作废的证书。' },
  'field.TBSCertList.crlExtensions': { en: 'What version 2 added.', zh: '第 2 版增加的内容。' },
  'field.revokedCertificate.userCertificate': {
    en: 'The serial number of a void certificate.',
    zh: '作废证书的序列号。',
  },
  'field.revokedCertificate.revocationDate': { en: 'Since when it is void.', zh: '从何时起作废。' },
  'field.revokedCertificate.crlEntryExtensions': { en: 'More about this entry.', zh: '该条目的附加信息。' },
  'field.cRLNumber': { en: 'Counts the lists of this issuer up.', zh: '该签发者的列表编号，逐份递增。' },
  'field.deltaCRLIndicator': {
    en: 'This is a delta: what changed since the complete list of this number.',
    zh: '这是增量列表：自该编号的完整列表以来的变化。',
  },
  'field.issuingDistributionPoint': { en: 'Which certificates the list covers.', zh: '列表涵盖哪些证书。' },
  'field.IssuingDistributionPoint.distributionPoint': { en: 'The list’s own address.', zh: '列表自己的地址。' },
  'field.IssuingDistributionPoint.onlyContainsUserCerts': { en: 'End entities alone.', zh: '仅涵盖终端证书。' },
  'field.IssuingDistributionPoint.onlyContainsCACerts': { en: 'Authorities alone.', zh: '仅涵盖 CA 证书。' },
  'field.IssuingDistributionPoint.onlySomeReasons': { en: 'For these reasons alone.', zh: '仅涵盖这些吊销原因。' },
  'field.IssuingDistributionPoint.indirectCRL': {
    en: 'Certificates of other issuers stand here too.',
    zh: '也包含其他签发者的证书。',
  },
  'field.IssuingDistributionPoint.onlyContainsAttributeCerts': {
    en: 'Attribute certificates alone.',
    zh: '仅涵盖属性证书。',
  },
  'field.reasonCode': { en: 'Why it was revoked.', zh: '吊销原因。' },
  'field.OCTET STRING.ENUMERATED': {
    en: '1 key compromised, 2 authority compromised, 3 affiliation changed, 4 superseded, 5 out of use, 6 on hold, 8 off hold, 9 privilege withdrawn, 10 attribute authority compromised.',
    zh: '1 密钥泄露，2 CA 泄露，3 隶属关系变更，4 已被取代，5 停止使用，6 暂停，8 取消暂停，9 权限撤销，10 属性机构泄露。',
  },
  'field.invalidityDate': { en: 'Since when the key may have been known to others.', zh: '密钥可能从何时起已泄露。' },
  'field.OCTET STRING.GeneralizedTime': { en: 'The moment.', zh: '时刻。' },
  'field.certificateIssuer': {
    en: 'Whose certificates this entry and those after it are about.',
    zh: '此条目及其后条目所涉证书的签发者。',
  },
};
