import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about stapled status. */
export const staplingCasePhrases: Catalogue = {
  'case.tls-stapled-revoked.title': { en: 'Revoked, says the stapled response', zh: '装订的响应显示已吊销' },
  'case.tls-stapled-revoked.lesson': {
    en: 'The server itself sends along that its certificate is revoked. Whoever asked for the response and does not look falls.',
    zh: '服务器自己附上了证书已吊销的响应。索取了响应却不看，就会上当。',
  },
  'case.tls-must-staple-without.title': { en: 'Must staple, and nothing is stapled', zh: '要求装订却没有装订' },
  'case.tls-must-staple-without.lesson': {
    en: 'The certificate promises a response with every handshake, and there is none: a thief of the key leaves it out.',
    zh: '证书承诺每次握手都附带响应，却没有附：偷走密钥的人正会这样做。',
  },
  'case.tls-must-staple-stale.title': { en: 'Must staple, and the response is old', zh: '要求装订而响应已过期' },
  'case.tls-must-staple-stale.lesson': {
    en: 'The response is a month old: from before the certificate was revoked.',
    zh: '响应是一个月前的，可能早于吊销时间。',
  },
  'case.tls-must-staple-foreign.title': { en: 'Staple signed by a stranger', zh: '陌生人签名的装订响应' },
  'case.tls-must-staple-foreign.lesson': {
    en: 'The certificate asks for a stapled response, and somebody signed one who has no right to.',
    zh: '证书要求装订 OCSP 响应，而这份响应由无权者签名。',
  },
};
