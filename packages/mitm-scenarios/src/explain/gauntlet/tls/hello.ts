import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about what a ServerHello chooses. */
export const helloCasePhrases: Catalogue = {
  'case.tls-compression-chosen.title': { en: 'Compression chosen', zh: '选择了压缩' },
  'case.tls-compression-chosen.lesson': {
    en: 'Compressed before encryption, lengths tell what was said (CRIME).',
    zh: '先压缩再加密，长度会泄露内容（CRIME）。',
  },
  'case.tls-version-not-offered.title': { en: 'Version that was not offered', zh: '选择了未提供的版本' },
  'case.tls-version-not-offered.lesson': {
    en: 'The server picks a version that the client did not name.',
    zh: '服务器选了客户端没有提供的版本。',
  },
  'case.tls-ssl3-chosen.title': { en: 'SSL 3.0 chosen', zh: '选择了 SSL 3.0' },
  'case.tls-ssl3-chosen.lesson': {
    en: 'The server picks SSL 3.0, whose padding gives the text away (POODLE).',
    zh: '服务器选了 SSL 3.0，其填充会泄露明文（POODLE）。',
  },
  'case.tls-extension-not-offered.title': { en: 'Extension that was not asked for', zh: '未请求的扩展' },
  'case.tls-extension-not-offered.lesson': {
    en: 'The server answers an extension that the client never sent. It must end the handshake.',
    zh: '服务器应答了客户端从未发送的扩展，客户端必须终止握手。',
  },
  'case.tls-extension-in-wrong-message.title': { en: 'Extension in the wrong message', zh: '扩展出现在错误的消息里' },
  'case.tls-extension-in-wrong-message.lesson': {
    en: 'heartbeat stands in the ServerHello, where TLS 1.3 does not allow it.',
    zh: 'heartbeat 出现在 ServerHello 里，TLS 1.3 不允许。',
  },
  'case.tls-session-id-not-echoed.title': { en: 'Session id not echoed', zh: '会话标识没有原样返回' },
  'case.tls-session-id-not-echoed.lesson': {
    en: 'The server returns another session id than the client sent.',
    zh: '服务器返回的会话标识与客户端发送的不同。',
  },
  'case.tls-session-unasked.title': { en: 'Session that was not asked for', zh: '未请求的会话恢复' },
  'case.tls-session-unasked.lesson': {
    en: 'The server goes on with a session that the client never offered, and shows no certificate for it.',
    zh: '服务器声称恢复一个客户端从未提供的会话，以此绕过证书。',
  },
  'case.tls-early-data-unasked.title': { en: '0-RTT accepted unasked', zh: '接受了并不存在的 0-RTT' },
  'case.tls-early-data-unasked.lesson': {
    en: 'The server accepts early data that the client never announced.',
    zh: '服务器接受了客户端从未声明的早期数据。',
  },
  'case.tls-group-not-offered.title': { en: 'Group that was not offered', zh: '选择了未提供的群' },
  'case.tls-group-not-offered.lesson': {
    en: 'The server picks a group for the key exchange that the client did not name.',
    zh: '服务器选了客户端没有提供的密钥交换群。',
  },
  'case.tls12-compression-chosen.title': { en: 'Compression chosen in TLS 1.2', zh: '在 TLS 1.2 中选择压缩' },
  'case.tls12-compression-chosen.lesson': {
    en: 'The server picks DEFLATE, which the client did not name. The length of what is compressed gives secrets away (CRIME).',
    zh: '服务器选了客户端没有提供的 DEFLATE。压缩后的长度会泄露秘密（CRIME）。',
  },
};
