import type { Catalogue } from '@cutaway/primitives/explain';

/** What the fields of a certificate mean: by structure and name, and by extension for what an extension holds. */
export const fieldPhrases: Catalogue = {
  'field.Certificate.tbsCertificate': {
    en: 'The part that is signed: everything the issuer vouches for.',
    zh: '被签名的部分：签发者为之担保的全部内容。',
  },
  'field.Certificate.signatureAlgorithm': {
    en: 'How the issuer signed. Must be the same as inside the signed part.',
    zh: '签发者用什么算法签名，必须与被签名部分里写的一致。',
  },
  'field.Certificate.signatureValue': {
    en: "The issuer's signature over the signed part.",
    zh: '签发者对被签名部分的签名。',
  },
  'field.TBSCertificate.version': {
    en: 'The format: 2 stands for version 3, the one with extensions.',
    zh: '格式版本：2 代表第 3 版，即带扩展的版本。',
  },
  'field.TBSCertificate.serialNumber': {
    en: 'A number that no other certificate of this issuer has. Revocation lists name it.',
    zh: '同一签发者内唯一的编号，吊销列表用它来指认证书。',
  },
  'field.TBSCertificate.signature': {
    en: 'The signature algorithm once more, so that it is signed too.',
    zh: '再写一遍签名算法，使算法本身也受签名保护。',
  },
  'field.TBSCertificate.issuer': { en: 'Who signed the certificate.', zh: '谁签发了这张证书。' },
  'field.TBSCertificate.validity': { en: 'From when to when it may be used.', zh: '证书的有效期。' },
  'field.Validity.notBefore': { en: 'Not valid before this moment.', zh: '在此时刻之前无效。' },
  'field.Validity.notAfter': { en: 'Not valid after this moment.', zh: '在此时刻之后无效。' },
  'field.TBSCertificate.subject': {
    en: 'Whose key this is. For servers the names in subjectAltName count, not this.',
    zh: '密钥属于谁。对服务器而言，起作用的是 subjectAltName 里的名称，不是这里。',
  },
  'field.TBSCertificate.subjectPublicKeyInfo': {
    en: 'The public key that the certificate ties to the name.',
    zh: '证书把这个公钥与名称绑定在一起。',
  },
  'field.SubjectPublicKeyInfo.algorithm': { en: 'What kind of key it is.', zh: '密钥的种类。' },
  'field.SubjectPublicKeyInfo.subjectPublicKey': { en: 'The key itself.', zh: '密钥本身。' },
  'field.BIT STRING.RSAPublicKey': { en: 'An RSA key.', zh: 'RSA 公钥。' },
  'field.BIT STRING.INTEGER': { en: 'A DSA key.', zh: 'DSA 公钥。' },
  'field.RSAPublicKey.modulus': { en: 'n, the product of two secret primes.', zh: '模数 n，两个秘密素数的乘积。' },
  'field.RSAPublicKey.publicExponent': { en: 'e, the public exponent.', zh: '公钥指数 e。' },
  'field.TBSCertificate.extensions': {
    en: 'What version 3 added: names, purposes, who may issue.',
    zh: '第 3 版增加的内容：名称、用途、能否签发证书等。',
  },
  'field.Extensions': { en: 'The extensions, each of which stands here once.', zh: '各个扩展，每种只出现一次。' },
  'field.[0] EXPLICIT.INTEGER': { en: 'One less than the version.', zh: '版本号减一。' },
  'field.Extension.extnID': { en: 'Which extension.', zh: '哪一个扩展。' },
  'field.Extension.critical': {
    en: 'Whoever does not understand a critical extension must reject the certificate.',
    zh: '不认识关键扩展的一方必须拒绝整张证书。',
  },
  'field.AlgorithmIdentifier.algorithm': { en: 'Which algorithm.', zh: '哪种算法。' },
  'field.AlgorithmIdentifier.parameters': {
    en: 'What the algorithm needs to know besides: a curve, or nothing.',
    zh: '算法的其他参数：例如曲线，或者没有。',
  },
  'field.AttributeTypeAndValue.type': { en: 'Which part of the name.', zh: '名称的哪个组成部分。' },
  'field.basicConstraints': {
    en: 'Whether the subject is a certificate authority, and how many more may stand below it.',
    zh: '主体是不是证书颁发机构，下面还能有几级。',
  },
  'field.keyUsage': {
    en: 'What the key may do: sign, encrypt keys, sign certificates.',
    zh: '密钥能做什么：签名、加密密钥、签发证书等。',
  },
  'field.extKeyUsage': {
    en: 'For which purposes: server, client, code signing.',
    zh: '可用于哪些场合：服务器、客户端、代码签名等。',
  },
  'field.subjectAltName': {
    en: 'The names and addresses the certificate is for. This is what is compared with the name you asked for.',
    zh: '证书适用的域名和地址。与您要访问的名称比较的就是这里。',
  },
  'field.subjectKeyIdentifier': {
    en: 'A short identifier of this key, to find certificates by.',
    zh: '本密钥的短标识，用来查找证书。',
  },
  'field.authorityKeyIdentifier': { en: "The identifier of the issuer's key.", zh: '签发者密钥的标识。' },
  'field.certificatePolicies': {
    en: 'Under which rules the authority issued it.',
    zh: '颁发机构按哪些规则签发了它。',
  },
  'field.cRLDistributionPoints': { en: 'Where the revocation list is.', zh: '到哪里取吊销列表。' },
  'field.authorityInfoAccess': {
    en: "Where to ask whether it is revoked, and where the issuer's certificate is.",
    zh: '到哪里查询是否被吊销，到哪里取签发者的证书。',
  },
  'field.nameConstraints': { en: 'For which names the authority may issue.', zh: '该机构只能为哪些名称签发证书。' },
};
