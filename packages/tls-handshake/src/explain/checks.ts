import type { Catalogue } from '@cutaway/primitives/explain';
import type { CheckName } from '../trace-names.js';

/** What each check verifies. */
export const checkPhrases: Catalogue<`check.${CheckName}`> = {
  'check.version_offered': {
    en: "The server's version is one we offered.",
    zh: '服务器选的版本在我们提供的范围内。',
  },
  'check.downgrade_sentinel': {
    en: "The server's random does not say that it could speak a newer version.",
    zh: '服务器的随机数里没有“本可使用更新版本”的标记。',
  },
  'check.cipher_suite_offered': {
    en: "The server's cipher suite is one we offered.",
    zh: '服务器选的密码套件是我们提供过的。',
  },
  'check.cipher_suite_fits_version': {
    en: 'The cipher suite belongs to the version.',
    zh: '密码套件与版本相符。',
  },
  'check.certificate_compression': {
    en: 'The certificate is compressed in a way that we offered.',
    zh: '证书的压缩算法是我们提供过的。',
  },
  'check.uncompressed_length': {
    en: 'The certificate will not be too long once it is unpacked.',
    zh: '证书解压后不会过长。',
  },
  'check.decompressed': {
    en: 'The certificate unpacks to the length that was announced.',
    zh: '证书解压后的长度与声明一致。',
  },
  'check.compression': { en: 'Nothing is compressed.', zh: '没有启用压缩。' },
  'check.extensions_offered': {
    en: 'The peer answers only extensions that we sent.',
    zh: '对方只回应了我们发过的扩展。',
  },
  'check.renegotiation_info_present': {
    en: 'The peer supports secure renegotiation.',
    zh: '对方支持安全重协商。',
  },
  'check.renegotiation_info': {
    en: 'This is the first handshake of the connection for the peer too.',
    zh: '对对方来说，这也是本连接的第一次握手。',
  },
  'check.extended_master_secret': {
    en: 'The master secret is bound to the whole handshake.',
    zh: '主密钥与整个握手绑定。',
  },
  'check.point_format': {
    en: 'The peer can read uncompressed points.',
    zh: '对方能读非压缩格式的点。',
  },
  'check.application_protocol_offered': {
    en: 'The application protocol is one we offered.',
    zh: '应用层协议是我们提供过的。',
  },
  'check.certificate_present': { en: 'There is a certificate.', zh: '有证书。' },
  'check.certificate_key': {
    en: "The certificate's key, {actual}, is of the kind that {cipher_suite} asks for.",
    zh: '证书的 {actual} 密钥符合 {cipher_suite} 的要求。',
  },
  'check.signature_scheme_offered': {
    en: 'The signature is made by a scheme we offered: {actual}.',
    zh: '签名用的是我们提供过的方案：{actual}。',
  },
  'check.signature_scheme_fits_key': {
    en: "The certificate's key, {key}, can sign by {actual}.",
    zh: '证书的 {key} 密钥可以用 {actual} 签名。',
  },
  'check.server_key_exchange_signature': {
    en: "The signature over both randoms and the server's public key verifies with the certificate's key.",
    zh: '用证书的公钥验证了对两个随机数和服务器公开值的签名。',
  },
  'check.certificate_verify': {
    en: "The signature over the handshake verifies with the certificate's key.",
    zh: '用证书的公钥验证了对握手内容的签名。',
  },
  'check.group_offered': {
    en: 'The key exchange is in a group we offered.',
    zh: '密钥交换所用的群是我们提供过的。',
  },
  'check.public_value_length': {
    en: "The peer's public value has {expected} bytes, as {group} wants.",
    zh: '对方的公开值是 {expected} 字节，符合 {group} 的要求。',
  },
  'check.public_value': {
    en: "The peer's public value is one that {group} allows: on the curve, not of small order, not zero.",
    zh: '对方的公开值在 {group} 中合法：在曲线上、阶不小、结果不为零。',
  },
  'check.dh_group_strength': {
    en: "The server's Diffie-Hellman prime has {actual} bits.",
    zh: '服务器的 Diffie-Hellman 素数有 {actual} 位。',
  },
  'check.finished': {
    en: "The peer's check value is the same as ours: both saw the same handshake and share the same secret.",
    zh: '对方的校验值与我们算出的一致：双方看到同样的握手，共享同样的密钥。',
  },
  'check.legacy_version': {
    en: 'legacy_version and supported_versions do not contradict each other.',
    zh: 'legacy_version 与 supported_versions 没有矛盾。',
  },
  'check.session_id_echo': { en: 'The server repeats our session id.', zh: '服务器原样返回了我们的会话标识。' },
  'check.session_unchanged': {
    en: 'The resumed session keeps its version and cipher suite.',
    zh: '恢复的会话沿用原来的版本和密码套件。',
  },
  'check.one_hello_retry_request': {
    en: 'The server asks for another ClientHello only once.',
    zh: '服务器只要求重发一次 ClientHello。',
  },
  'check.same_as_hello_retry_request': {
    en: 'The server keeps to the suite and version of its HelloRetryRequest.',
    zh: '服务器的套件和版本与它的 HelloRetryRequest 一致。',
  },
  'check.retry_changes_something': {
    en: 'The HelloRetryRequest asks for something new.',
    zh: 'HelloRetryRequest 确实提出了新要求。',
  },
  'check.retry_group_is_new': {
    en: 'There was no key share yet for the group the server asks for.',
    zh: '服务器要的群，之前确实没有给过密钥份额。',
  },
  'check.psk_offered': {
    en: 'The pre-shared key is one we offered.',
    zh: '所选的预共享密钥是我们提供过的。',
  },
  'check.psk_hash': {
    en: 'The pre-shared key and the cipher suite use the same hash.',
    zh: '预共享密钥与密码套件使用同一种散列。',
  },
  'check.early_data': {
    en: 'The early data that the server takes was sent under the key it chose.',
    zh: '服务器接受的早期数据正是用它所选的密钥发送的。',
  },
  'check.certificate_context': {
    en: 'The certificate answers the request of this handshake.',
    zh: '证书对应的正是本次握手的请求。',
  },
  'check.record_size_limit': {
    en: 'The peer’s limit on records is one that the RFC allows.',
    zh: '对方的记录长度上限在 RFC 允许的范围内。',
  },
  'check.common_version': { en: 'There is a version that both sides speak.', zh: '双方有共同支持的版本。' },
  'check.fallback': {
    en: 'The client did not fall back from something better that we speak.',
    zh: '客户端没有从我们也支持的更好版本降级下来。',
  },
  'check.common_cipher_suite': {
    en: 'There is a cipher suite that both sides accept.',
    zh: '双方有都接受的密码套件。',
  },
  'check.common_group': { en: 'There is a group that both sides accept.', zh: '双方有都接受的群。' },
  'check.common_signature_scheme': {
    en: 'We have a certificate whose key signs as the client takes it.',
    zh: '我们有一张证书，其密钥的签名方式为客户端所接受。',
  },
  'check.common_application_protocol': {
    en: 'There is an application protocol that both sides speak.',
    zh: '双方有共同支持的应用层协议。',
  },
  'check.known_name': { en: 'The name asked for is one of ours.', zh: '请求的名称属于我们。' },
  'check.psk_binder': {
    en: 'The binder proves that the client has the pre-shared key, and binds it to this handshake.',
    zh: 'binder 证明客户端持有该预共享密钥，并把它与本次握手绑定。',
  },
  'check.psk_binder_count': {
    en: 'Each pre-shared key has its binder.',
    zh: '每个预共享密钥都有对应的 binder。',
  },
  'check.psk_last': { en: 'pre_shared_key is the last extension.', zh: 'pre_shared_key 是最后一个扩展。' },
  'check.key_share_groups': {
    en: 'Each key share is for another group that the client supports.',
    zh: '每个密钥份额都属于客户端支持的不同的群。',
  },
  'check.retried_share': {
    en: 'The second ClientHello brings exactly the key share that was asked for.',
    zh: '第二次 ClientHello 恰好带来了所要求的密钥份额。',
  },
  'check.second_client_hello': {
    en: 'The second ClientHello is the first one, but for what may change.',
    zh: '除允许变动的部分外，第二次 ClientHello 与第一次相同。',
  },
  'check.cookie': {
    en: 'The second ClientHello repeats the cookie it was given, or has none.',
    zh: '第二次 ClientHello 原样带回了收到的 cookie；没有收到则不带。',
  },
  'check.client_certificate': {
    en: 'The client shows a certificate, or may go without one.',
    zh: '客户端出示了证书，或者被允许不出示。',
  },
  'check.key_update': { en: 'The KeyUpdate is well-formed.', zh: 'KeyUpdate 的取值合法。' },
};
