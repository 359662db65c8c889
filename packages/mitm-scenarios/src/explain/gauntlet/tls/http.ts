import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about HTTP over TLS. */
export const httpCasePhrases: Catalogue = {
  'case.tls-strict-transport-security-ignored.title': {
    en: 'Sent to http:// by a host that asked for TLS always',
    zh: '要求始终使用 TLS 的主机重定向到 http://',
  },
  'case.tls-strict-transport-security-ignored.lesson': {
    en: 'The answer says Strict-Transport-Security and redirects to http://. From then on the client must turn such addresses of the host into https:// by itself.',
    zh: '应答带有 Strict-Transport-Security，同时重定向到 http://。此后客户端应自行把该主机的地址改为 https://。',
  },
  'case.tls-truncated-without-length.title': { en: 'Answer cut off, no length given', zh: '应答被截断（没有长度）' },
  'case.tls-truncated-without-length.lesson': {
    en: 'The connection is cut without close_notify while an answer without a length is sent. Whoever takes it for whole can be made to miss its end.',
    zh: '在发送没有长度的应答时不经 close_notify 就断开。若当作完整内容，结尾可以被人截掉。',
  },
  'case.tls-truncated-with-length.title': { en: 'Answer cut off before its length', zh: '应答未达到声明的长度' },
  'case.tls-truncated-with-length.lesson': {
    en: 'Fewer bytes come than were announced.',
    zh: '收到的字节少于声明的长度。',
  },
  'case.tls-plain-http.title': { en: 'Plain HTTP in place of TLS', zh: '以明文 HTTP 代替 TLS' },
  'case.tls-plain-http.lesson': {
    en: 'The server answers the ClientHello with plain HTTP. Showing that answer would be to believe anybody.',
    zh: '服务器用明文 HTTP 应答 ClientHello。若显示这份应答，就等于谁的话都信。',
  },
  'case.tls-redirected-to-http.title': { en: 'Sent on to http://', zh: '被重定向到 http://' },
  'case.tls-redirected-to-http.lesson': {
    en: 'The server sends the client on to an address without TLS. Who follows says there in the clear what was to be secret.',
    zh: '服务器把客户端重定向到不带 TLS 的地址。若照着去，本该保密的内容就以明文送出。',
  },
};
