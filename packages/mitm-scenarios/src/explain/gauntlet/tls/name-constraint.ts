import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about name constraints. */
export const nameConstraintCasePhrases: Catalogue = {
  'case.tls-constraint-dns-outside.title': { en: 'Name outside the permitted ones', zh: '名称不在许可范围内' },
  'case.tls-constraint-dns-outside.lesson': {
    en: 'The authority may certify example.com alone, and certified localhost.',
    zh: 'CA 只获准签发 example.com，却签发了 localhost。',
  },
  'case.tls-constraint-dns-excluded.title': { en: 'Name among the excluded ones', zh: '名称在禁止范围内' },
  'case.tls-constraint-dns-excluded.lesson': {
    en: 'The authority must not certify localhost, and did.',
    zh: 'CA 被禁止签发 localhost，却签发了。',
  },
  'case.tls-constraint-ip-outside.title': { en: 'Address outside the permitted ones', zh: '地址不在许可范围内' },
  'case.tls-constraint-ip-outside.lesson': {
    en: 'The authority may certify 10.0.0.0/8 alone; the certificate names 127.0.0.1 too.',
    zh: 'CA 只获准签发 10.0.0.0/8，证书里却还有 127.0.0.1。',
  },
  'case.tls-constraint-ip-excluded.title': { en: 'Address among the excluded ones', zh: '地址在禁止范围内' },
  'case.tls-constraint-ip-excluded.lesson': {
    en: 'The authority must not certify 127.0.0.0/8, and did.',
    zh: 'CA 被禁止签发 127.0.0.0/8，却签发了。',
  },
  'case.tls-constraint-directory-outside.title': {
    en: 'Subject outside the permitted ones',
    zh: '主体名称不在许可范围内',
  },
  'case.tls-constraint-directory-outside.lesson': {
    en: 'The authority may certify subjects of another organization alone.',
    zh: 'CA 只获准签发另一家组织的主体。',
  },
  'case.tls-constraint-directory-excluded.title': { en: 'Subject among the excluded ones', zh: '主体名称在禁止范围内' },
  'case.tls-constraint-directory-excluded.lesson': {
    en: 'The authority must not certify this subject, and did.',
    zh: 'CA 被禁止签发这个主体，却签发了。',
  },
};
