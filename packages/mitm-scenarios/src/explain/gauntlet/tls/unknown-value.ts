import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the controls with values that clients do not know. */
export const unknownValueCasePhrases: Catalogue = {
  'case.tls13-unknown-in-ticket.title': { en: 'Unknown extensions in a ticket', zh: '票据中的未知扩展' },
  'case.tls13-unknown-in-ticket.lesson': {
    en: 'NewSessionTicket carries reserved extensions. Clients must pass them over, or nothing new can ever be added.',
    zh: 'NewSessionTicket 带有保留（GREASE）扩展。客户端必须忽略，否则以后无法增加新扩展。',
  },
  'case.tls13-unknown-in-certificate-request.title': {
    en: 'Unknown values in a request for a certificate',
    zh: '证书请求中的未知值',
  },
  'case.tls13-unknown-in-certificate-request.lesson': {
    en: 'The server asks for a certificate it can do without, with reserved extensions and signature schemes among the known ones.',
    zh: '服务器请求一张可有可无的证书，其中混有保留的扩展和签名方案。',
  },
  'case.tls12-unknown-in-certificate-request.title': {
    en: 'Unknown values in a request for a certificate of TLS 1.2',
    zh: 'TLS 1.2 证书请求中的未知值',
  },
  'case.tls12-unknown-in-certificate-request.lesson': {
    en: 'The same in TLS 1.2: an unknown type of certificate and reserved signature schemes.',
    zh: 'TLS 1.2 中的同类情况：未知的证书类型和保留的签名方案。',
  },
};
