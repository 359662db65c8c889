import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about falling back to an older version. */
export const fallbackCasePhrases: Catalogue = {
  'case.tls-version-fallback.title': {
    en: 'Cut off until an older version is offered',
    zh: '不断切断，直到客户端降低版本',
  },
  'case.tls-version-fallback.lesson': {
    en: 'Whoever offers TLS 1.3 is cut off. A client that then tries again with less can be made to speak whatever is weakest.',
    zh: '凡是提供 TLS 1.3 的连接都被切断。改用更低版本重试的客户端，会被逼到最弱的版本。',
  },
};
