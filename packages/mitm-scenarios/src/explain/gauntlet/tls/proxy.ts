import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about proxies. */
export const proxyCasePhrases: Catalogue = {
  'case.tls-connect-refused-with-page.title': {
    en: 'Refusal of CONNECT with a page',
    zh: '拒绝 CONNECT 并附带网页',
  },
  'case.tls-connect-refused-with-page.lesson': {
    en: 'The proxy refuses the tunnel and sends a page. Browsers once showed such pages as the server’s own (FalseCONNECT): anybody on the way to the proxy could write them.',
    zh: '代理拒绝建立隧道，并返回一个网页。浏览器曾把这种网页当成目标网站的内容显示（FalseCONNECT）：通往代理的路上任何人都能伪造它。',
  },
  'case.tls-connect-redirected.title': { en: 'CONNECT redirected', zh: '对 CONNECT 的应答是重定向' },
  'case.tls-connect-redirected.lesson': {
    en: 'The proxy answers CONNECT by a Location. Only the server may send clients elsewhere, and it has not been heard yet.',
    zh: '代理用 Location 应答 CONNECT。只有目标服务器才能让客户端转到别处，而此时它还没有开口。',
  },
  'case.tls-connect-answer-injected.title': {
    en: 'Answer injected behind CONNECT',
    zh: 'CONNECT 成功应答之后夹带应答',
  },
  'case.tls-connect-answer-injected.lesson': {
    en: 'Behind its 200 the proxy sends an answer in the clear. All that comes there is to be read as TLS.',
    zh: '代理在 200 之后紧跟一段明文应答。那之后的一切都应当作 TLS 来读。',
  },
  'case.tls-connect-untrusted-root.title': {
    en: 'Unknown authority behind a proxy',
    zh: '代理之后的服务器使用未知 CA',
  },
  'case.tls-connect-untrusted-root.lesson': {
    en: 'Through a proxy the certificate is to be verified as it is without one.',
    zh: '经过代理时，证书也必须照常验证。',
  },
};
