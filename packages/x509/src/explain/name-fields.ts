import type { Catalogue } from '@cutaway/primitives/explain';

/** What the parts of names mean, by attribute type. */
export const nameFieldPhrases: Catalogue = {
  'field.commonName': { en: 'A name for people to read.', zh: '供人阅读的名称。' },
  'field.surname': { en: 'A family name.', zh: '姓。' },
  'field.givenName': { en: 'A given name.', zh: '名。' },
  'field.initials': { en: 'Initials.', zh: '姓名首字母。' },
  'field.generationQualifier': { en: 'Jr., III and the like.', zh: '代际称谓，如 Jr.、III。' },
  'field.title': { en: 'A position or rank.', zh: '职务或头衔。' },
  'field.pseudonym': { en: 'A pseudonym.', zh: '化名。' },
  'field.name': { en: 'A name.', zh: '名字。' },
  'field.description': { en: 'A description.', zh: '描述。' },
  'field.serialNumber': {
    en: 'The subject’s number in a register; not that of the certificate.',
    zh: '主体在登记册中的编号，不是证书序列号。',
  },
  'field.dnQualifier': { en: 'Tells equal names apart.', zh: '用来区分相同的名称。' },
  'field.countryName': { en: 'Two letters for a country.', zh: '两个字母的国家代码。' },
  'field.stateOrProvinceName': { en: 'State or province.', zh: '州或省。' },
  'field.localityName': { en: 'Town.', zh: '城市。' },
  'field.streetAddress': { en: 'Street.', zh: '街道。' },
  'field.postalCode': { en: 'Postal code.', zh: '邮政编码。' },
  'field.organizationName': { en: 'The organisation.', zh: '组织名称。' },
  'field.organizationalUnitName': { en: 'A part of the organisation.', zh: '组织内的部门。' },
  'field.organizationIdentifier': { en: 'The organisation’s number in a register.', zh: '组织的登记编号。' },
  'field.businessCategory': { en: 'What sort of organisation it is.', zh: '组织的类别。' },
  'field.jurisdictionLocalityName': { en: 'In which town it is registered.', zh: '注册地城市。' },
  'field.jurisdictionStateOrProvinceName': { en: 'In which state it is registered.', zh: '注册地的州或省。' },
  'field.jurisdictionCountryName': { en: 'In which country it is registered.', zh: '注册地国家。' },
  'field.userId': { en: 'A user’s login name.', zh: '用户的登录名。' },
  'field.domainComponent': { en: 'One label of a domain name.', zh: '域名中的一段。' },
  'field.emailAddress': { en: 'A mailbox. It belongs into subjectAltName.', zh: '邮箱；应当写在 subjectAltName 里。' },
};
