import type { Catalogue, Phrase } from '@cutaway/primitives/explain';
import type { GeneralNameType } from '../general-name/index.js';

/** One sentence for a field whose name says in which form a GeneralName stands. */
function forEveryName(field: string, phrases: Readonly<Record<GeneralNameType, Phrase>>): Catalogue {
  return Object.fromEntries(Object.entries(phrases).map(([type, phrase]) => [`field.${field}.${type}`, phrase]));
}

/** The structure that an extension's value is, by the extension that says what it is for. */
const STRUCTURES: Readonly<Record<string, string>> = {
  AuthorityInfoAccessSyntax: 'authorityInfoAccess',
  AuthorityKeyIdentifier: 'authorityKeyIdentifier',
  BasicConstraints: 'basicConstraints',
  CRLDistributionPoints: 'cRLDistributionPoints',
  CertificatePolicies: 'certificatePolicies',
  Features: 'tlsFeature',
  IssuingDistributionPoint: 'issuingDistributionPoint',
  NameConstraints: 'nameConstraints',
  PolicyConstraints: 'policyConstraints',
  PolicyMappings: 'policyMappings',
  PrivateKeyUsagePeriod: 'privateKeyUsagePeriod',
  QCStatements: 'qcStatements',
  SubjectDirectoryAttributes: 'subjectDirectoryAttributes',
  SubjectInfoAccessSyntax: 'subjectInfoAccess',
};

/** The sentences of extensions once more, for the structures they consist of. */
export function structurePhrases(extensions: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(STRUCTURES).flatMap(([structure, extension]) => {
      const phrase = extensions[`field.${extension}`];
      return phrase === undefined ? [] : [[`field.${structure}`, phrase] as const];
    }),
  );
}

/** What extensions of certificates are for, by name, and what stands in them, by structure and field. */
export const extensionFieldPhrases: Catalogue = {
  // The extensions that `fields.ts` has not.
  'field.issuerAltName': { en: 'Further names of the issuer.', zh: '签发者的其他名称。' },
  'field.policyMappings': {
    en: 'Which policies of two authorities count as the same.',
    zh: '两个机构的哪些策略视为等同。',
  },
  'field.policyConstraints': { en: 'From where on policies must be stated.', zh: '从哪一级起必须写明策略。' },
  'field.inhibitAnyPolicy': {
    en: 'After how many further certificates anyPolicy stands for nothing any more.',
    zh: '再往下多少级之后，anyPolicy 不再有效。',
  },
  'field.subjectInfoAccess': { en: 'Where to find what the subject offers.', zh: '到哪里取主体提供的服务或资料。' },
  'field.freshestCRL': { en: 'Where the delta revocation list is.', zh: '到哪里取增量吊销列表。' },
  'field.subjectDirectoryAttributes': { en: 'Facts about the subject.', zh: '有关主体的其他属性。' },
  'field.privateKeyUsagePeriod': {
    en: 'When the private key may sign; no longer in use on the web.',
    zh: '私钥可用于签名的时间段；网站证书已不再使用。',
  },
  'field.signedCertificateTimestampList': {
    en: 'Promises of public logs to show this certificate to everyone.',
    zh: '公开日志的承诺：将把这张证书公之于众。',
  },
  'field.precertificatePoison': {
    en: 'Makes it unusable on purpose: it was made for the logs alone.',
    zh: '故意使其不可用：它只是提交给日志的预证书。',
  },
  'field.id-pkix-ocsp-nocheck': {
    en: 'This responder’s certificate need not itself be asked about.',
    zh: '无需查询这张 OCSP 响应者证书本身是否被吊销。',
  },
  'field.tlsFeature': {
    en: 'What a server with this certificate must do in TLS: 5 is “must staple”.',
    zh: '使用此证书的 TLS 服务器必须支持的功能：5 表示“必须附带 OCSP 响应”。',
  },
  'field.qcStatements': { en: 'Declarations about qualified certificates.', zh: '有关合格证书的声明。' },
  'field.netscapeCertType': {
    en: 'Purposes as Netscape wrote them; superseded.',
    zh: 'Netscape 的用途标记，已被取代。',
  },
  'field.netscapeComment': { en: 'A comment, without meaning to programs.', zh: '注释，对程序没有意义。' },

  // basicConstraints, keyUsage, extKeyUsage.
  'field.BasicConstraints.cA': {
    en: 'Whether the key may sign certificates at all. Not written when it may not.',
    zh: '该密钥能否签发证书；不能时不写出。',
  },
  'field.BasicConstraints.pathLenConstraint': {
    en: 'How many authorities may stand below: 0 means only end entities.',
    zh: '下面还能有几级 CA：0 表示只能签发终端证书。',
  },
  'field.OCTET STRING.BIT STRING': { en: 'A bit for each use that is allowed.', zh: '每个比特代表一种允许的用途。' },
  'field.ExtKeyUsageSyntax': { en: 'The purposes, each an object identifier.', zh: '各种用途，每种是一个对象标识符。' },

  // Key identifiers.
  'field.OCTET STRING.OCTET STRING': {
    en: 'The identifier, usually a hash of the public key.',
    zh: '标识值，通常是公钥的摘要。',
  },
  'field.AuthorityKeyIdentifier.keyIdentifier': {
    en: 'The subjectKeyIdentifier of the issuer’s certificate.',
    zh: '签发者证书里的 subjectKeyIdentifier。',
  },
  'field.AuthorityKeyIdentifier.authorityCertIssuer': {
    en: 'Who issued the issuer’s certificate.',
    zh: '签发者证书由谁签发。',
  },
  'field.AuthorityKeyIdentifier.authorityCertSerialNumber': {
    en: 'The serial number of the issuer’s certificate.',
    zh: '签发者证书的序列号。',
  },

  // Names.
  'field.OCTET STRING.GeneralNames': { en: 'The names, each in its form.', zh: '各个名称，每个有自己的形式。' },
  'field.OtherName.type-id': { en: 'Which form of name this is.', zh: '名称属于哪种形式。' },
  'field.OtherName.value': { en: 'The name in that form.', zh: '按该形式书写的名称。' },
  'field.[0] EXPLICIT.UTF8String': { en: 'The name itself.', zh: '名称本身。' },
  'field.[0] EXPLICIT.IA5String': { en: 'The name itself.', zh: '名称本身。' },
  'field.directoryName.Name': { en: 'A distinguished name.', zh: '一个可分辨名称（DN）。' },

  // nameConstraints.
  'field.NameConstraints.permittedSubtrees': {
    en: 'A name of these forms must lie in one of these subtrees.',
    zh: '属于这些形式的名称必须落在其中某个子树之内。',
  },
  'field.NameConstraints.excludedSubtrees': {
    en: 'No name may lie in one of these subtrees.',
    zh: '任何名称都不得落在这些子树之内。',
  },
  ...forEveryName('GeneralSubtree.base', {
    otherName: { en: 'Names of this other form.', zh: '这种其他形式的名称。' },
    rfc822Name: {
      en: 'A mailbox, all mailboxes of a host, or with a dot in front of a domain.',
      zh: '一个邮箱、某主机的全部邮箱，或（以点开头）某个域的邮箱。',
    },
    dNSName: { en: 'This domain and all below it.', zh: '这个域名及其所有子域名。' },
    x400Address: { en: 'X.400 addresses.', zh: 'X.400 地址。' },
    directoryName: { en: 'Distinguished names that begin like this one.', zh: '以此开头的可分辨名称。' },
    ediPartyName: { en: 'EDI party names.', zh: 'EDI 方名称。' },
    uniformResourceIdentifier: {
      en: 'URIs of this host, or with a dot in front of the domain.',
      zh: '该主机（以点开头则为该域）的 URI。',
    },
    iPAddress: { en: 'Addresses in this range: address and mask.', zh: '此范围内的地址：地址加掩码。' },
    registeredID: { en: 'Registered object identifiers.', zh: '已登记的对象标识符。' },
  }),
  'field.GeneralSubtree.minimum': { en: 'Must be 0, and so not be written.', zh: '必须为 0，因此不应写出。' },
  'field.GeneralSubtree.maximum': { en: 'Must not be there.', zh: '不应出现。' },

  // Policies.
  'field.PolicyInformation.policyIdentifier': {
    en: 'Which policy, an object identifier that its owner describes.',
    zh: '哪项策略：由其所有者定义的对象标识符。',
  },
  'field.PolicyInformation.policyQualifiers': { en: 'What to tell about the policy.', zh: '关于该策略的附加说明。' },
  'field.PolicyQualifierInfo.policyQualifierId': { en: 'Which kind of information.', zh: '说明的种类。' },
  'field.id-qt-cps': {
    en: 'Where the certification practice statement is.',
    zh: '认证业务声明（CPS）的网址。',
  },
  'field.id-qt-unotice': { en: 'A notice for people.', zh: '给人看的提示。' },
  'field.PolicyMapping.issuerDomainPolicy': { en: 'A policy of the issuer …', zh: '签发者的某项策略……' },
  'field.PolicyMapping.subjectDomainPolicy': {
    en: '… and the policy of the subject that counts as the same.',
    zh: '……以及视为与之等同的主体策略。',
  },
  'field.PolicyConstraints.requireExplicitPolicy': {
    en: 'After so many further certificates every path needs an acceptable policy.',
    zh: '再往下这么多级之后，路径必须具有可接受的策略。',
  },
  'field.PolicyConstraints.inhibitPolicyMapping': {
    en: 'After so many further certificates policies are mapped no more.',
    zh: '再往下这么多级之后，不再允许策略映射。',
  },
  'field.OCTET STRING.NULL': { en: 'Nothing: being here is all it says.', zh: '没有内容：只要出现就是全部含义。' },
  'field.OCTET STRING.INTEGER': { en: 'The number.', zh: '数值。' },

  // Where to find things.
  'field.AccessDescription.accessMethod': { en: 'What can be had at the address.', zh: '该地址提供什么。' },
  'field.id-ad-ocsp': { en: 'Where the OCSP responder is.', zh: 'OCSP 响应者的地址。' },
  'field.id-ad-caIssuers': { en: 'Where the issuer’s certificate is.', zh: '签发者证书的地址。' },
  'field.id-ad-timeStamping': { en: 'Where time stamps can be had.', zh: '时间戳服务的地址。' },
  'field.id-ad-caRepository': { en: 'Where the authority publishes.', zh: 'CA 的发布目录。' },
  'field.DistributionPoint.distributionPoint': { en: 'Where the list is.', zh: '列表的位置。' },
  'field.DistributionPoint.reasons': {
    en: 'For which reasons the list revokes; all when not written.',
    zh: '列表涵盖哪些吊销原因；不写则为全部。',
  },
  'field.DistributionPoint.cRLIssuer': {
    en: 'Who signs the list, when it is not the certificate’s issuer.',
    zh: '列表由谁签名（当不是证书的签发者时）。',
  },
  'field.[0] EXPLICIT.fullName': { en: 'The addresses, all of the same list.', zh: '同一份列表的各个地址。' },
  'field.[0] EXPLICIT.nameRelativeToCRLIssuer': {
    en: 'What to add to the name of who signs the list.',
    zh: '接在列表签发者名称之后的部分。',
  },

  // privateKeyUsagePeriod, subjectDirectoryAttributes, qcStatements.
  'field.PrivateKeyUsagePeriod.notBefore': { en: 'The key signs from this moment on …', zh: '私钥从此刻起可以签名……' },
  'field.PrivateKeyUsagePeriod.notAfter': { en: '… until this one.', zh: '……到此刻为止。' },
  'field.Attribute.type': { en: 'Which attribute.', zh: '哪个属性。' },
  'field.Attribute.values': { en: 'Its values.', zh: '属性的值。' },
  'field.QCStatement.statementId': { en: 'Which declaration.', zh: '哪项声明。' },
  'field.QCStatement.statementInfo': { en: 'What belongs to it.', zh: '声明的内容。' },

  // Signed certificate timestamps (RFC 6962 §3.2).
  'field.OCTET STRING.sct_list': { en: 'One timestamp for each log.', zh: '每个日志一个时间戳。' },
  'field.SignedCertificateTimestamp.sct_version': { en: 'Version 1 is written 0.', zh: '第 1 版写作 0。' },
  'field.SignedCertificateTimestamp.id': {
    en: 'Which log: the SHA-256 hash of its key.',
    zh: '哪个日志：其公钥的 SHA-256 摘要。',
  },
  'field.SignedCertificateTimestamp.timestamp': {
    en: 'When the log took it in, in milliseconds since 1970.',
    zh: '日志收录的时间，自 1970 年起的毫秒数。',
  },
  'field.SignedCertificateTimestamp.extensions': { en: 'Kept for later; empty.', zh: '留作扩展，为空。' },
  'field.SignedCertificateTimestamp.hash': {
    en: 'Hash of the log’s signature; 4 is SHA-256.',
    zh: '日志签名的摘要算法；4 为 SHA-256。',
  },
  'field.SignedCertificateTimestamp.signature_algorithm': {
    en: 'Algorithm of the log’s signature; 3 is ECDSA.',
    zh: '日志的签名算法；3 为 ECDSA。',
  },
  'field.SignedCertificateTimestamp.signature': {
    en: 'The log’s signature over the certificate and the time.',
    zh: '日志对证书和时间的签名。',
  },
};
