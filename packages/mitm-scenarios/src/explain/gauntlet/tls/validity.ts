import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about validity. */
export const validityCasePhrases: Catalogue = {
  'case.tls-expired.title': { en: 'Expired certificate', zh: '证书已过期' },
  'case.tls-expired.lesson': { en: 'Good until yesterday.', zh: '昨天到期。' },
  'case.tls-expired-intermediate.title': { en: 'Expired intermediate', zh: '中间证书已过期' },
  'case.tls-expired-intermediate.lesson': {
    en: 'The server’s certificate is good, its issuer’s ended yesterday.',
    zh: '服务器证书有效，签发它的中间证书昨天到期。',
  },
  'case.tls-not-yet-valid.title': { en: 'Certificate not yet valid', zh: '证书尚未生效' },
  'case.tls-not-yet-valid.lesson': { en: 'Good from the day after tomorrow.', zh: '后天才生效。' },
};
