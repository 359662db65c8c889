import type { Catalogue } from '@cutaway/primitives/explain';
import type { TlsErrorCode } from '../errors/catalogue.js';

/** What each error code means. */
export const errorPhrases: Catalogue<`error.${TlsErrorCode}`> = {
  'error.tls/not-tls': {
    en: 'The peer does not speak TLS: its first bytes are "{begin}".',
    zh: '对方说的不是 TLS：开头的字节是“{begin}”。',
  },
  'error.tls/unexpected-record-type': {
    en: 'A record has the content type {actual}, which nothing here uses.',
    zh: '记录的内容类型是 {actual}，这里没有任何协议用到它。',
  },
  'error.tls/record-version': {
    en: 'A record names the version 0x{actual}, which is no version of TLS.',
    zh: '记录里的版本是 0x{actual}，这不是任何 TLS 版本。',
  },
  'error.tls/record-overflow': {
    en: 'A record holds {actual} bytes where at most {maximum} are allowed.',
    zh: '一条记录有 {actual} 个字节，上限是 {maximum}。',
  },
  'error.tls/empty-fragment': {
    en: 'A record of type {actual} is empty, which is allowed for application data alone.',
    zh: '一条 {actual} 类型的记录是空的，只有应用数据才允许为空。',
  },
  'error.tls/bad-record-mac': {
    en: 'Record {sequence} cannot be opened with {algorithm}: it was changed on the way, or the keys differ.',
    zh: '第 {sequence} 号记录无法用 {algorithm} 解开：要么途中被改动，要么双方密钥不一致。',
  },
  'error.tls/no-content-type': {
    en: 'A decrypted record holds only zeros: the content type inside is missing.',
    zh: '解密后的记录全是零：里面缺少内容类型。',
  },
  'error.tls/unprotected-record': {
    en: 'A record of type {actual} came without protection after keys were in use.',
    zh: '密钥启用之后，又来了一条没有加密的 {actual} 记录。',
  },
  'error.tls/records-without-progress': {
    en: 'More than {maximum} records in a row brought nothing.',
    zh: '连续 {maximum} 多条记录都没有带来任何内容。',
  },
  'error.tls/sequence-number-exhausted': {
    en: 'The record counter is at its end; it must not begin again under the same key.',
    zh: '记录序号已经用尽，同一把密钥下不允许从头再来。',
  },
  'error.tls/interleaved-handshake': {
    en: 'A record of type {actual} stands between the parts of one handshake message.',
    zh: '一条握手消息的各段之间夹进了一条 {actual} 记录。',
  },
  'error.tls/message-across-key-change': {
    en: 'A handshake message goes on beyond a change of keys.',
    zh: '一条握手消息跨越了密钥切换点。',
  },
  'error.tls/handshake-message-too-long': {
    en: 'A handshake message announces {actual} bytes; at most {maximum} are taken.',
    zh: '一条握手消息自称有 {actual} 个字节，最多只接受 {maximum} 个。',
  },
  'error.tls/input-overflow': {
    en: 'More than {maximum} bytes came while a private-key operation was under way.',
    zh: '等待私钥操作期间，收到的数据超过了 {maximum} 个字节。',
  },
  'error.tls/unexpected-message': {
    en: 'The message {actual} came where {expected} was due.',
    zh: '此处应当是 {expected}，来的却是 {actual}。',
  },
  'error.tls/unexpected-change-cipher-spec': {
    en: 'ChangeCipherSpec came where it has no place.',
    zh: 'ChangeCipherSpec 出现在不该出现的位置。',
  },
  'error.tls/bad-change-cipher-spec': {
    en: 'A ChangeCipherSpec must be the single byte 1, and is not.',
    zh: 'ChangeCipherSpec 必须是单个字节 1，实际不是。',
  },
  'error.tls/version-not-offered': {
    en: 'The server chose {actual}; we offered {offered}.',
    zh: '服务器选了 {actual}，而我们提供的是 {offered}。',
  },
  'error.tls/selected-version-not-offered': {
    en: 'supported_versions selects {actual}, which was not offered ({offered}).',
    zh: 'supported_versions 选定的 {actual} 不在所提供的版本（{offered}）之中。',
  },
  'error.tls/no-common-version': {
    en: 'There is no version that both sides speak: the client offers {offered}, we accept {accepted}.',
    zh: '双方没有共同的版本：客户端提供 {offered}，我们接受 {accepted}。',
  },
  'error.tls/inappropriate-fallback': {
    en: 'The client says it fell back to {actual}, but we speak {best}: somebody made it do so.',
    zh: '客户端声明自己降到了 {actual}，而我们支持 {best}：有人在迫使它降级。',
  },
  'error.tls/downgrade-detected': {
    en: 'The server agreed to {actual}, but its random says that it speaks a newer version: somebody changed our hello.',
    zh: '服务器同意了 {actual}，可它的随机数表明它支持更新的版本：有人改过我们的 ClientHello。',
  },
  'error.tls/cipher-suite-not-offered': {
    en: 'The server chose {actual}, which we did not offer.',
    zh: '服务器选了 {actual}，我们并没有提供它。',
  },
  'error.tls/cipher-suite-unfit': {
    en: '{actual} does not belong to {version}.',
    zh: '{actual} 不属于 {version}。',
  },
  'error.tls/no-common-cipher-suite': {
    en: 'There is no cipher suite that both sides accept.',
    zh: '双方没有都接受的密码套件。',
  },
  'error.tls/no-common-group': {
    en: 'There is no key-exchange group that both sides accept.',
    zh: '双方没有都接受的密钥交换群。',
  },
  'error.tls/no-common-signature-scheme': {
    en: 'There is no signature scheme that our key can make and the peer accepts.',
    zh: '没有一种签名方案既能用我们的密钥生成、又为对方接受。',
  },
  'error.tls/compression-chosen': {
    en: 'The server chose compression {actual}; compression before encryption gives away secrets.',
    zh: '服务器选择了压缩方法 {actual}；先压缩再加密会泄露秘密。',
  },
  'error.tls/compression-offered': {
    en: 'A client that speaks TLS 1.3 offers compression besides "null".',
    zh: '使用 TLS 1.3 的客户端除“null”外还提供了压缩方法。',
  },
  'error.tls/certificate-compression-not-offered': {
    en: 'The certificate is compressed by {actual}, which we did not offer.',
    zh: '对方用 {actual} 压缩证书，而我们没有提供过这种算法。',
  },
  'error.tls/certificate-not-decompressed': {
    en: 'The compressed certificate ({algorithm}) does not unpack to the {expected} bytes it announces.',
    zh: '压缩的证书（{algorithm}）解压后不是它所声明的 {expected} 字节。',
  },
  'error.tls/server-name-invalid': {
    en: 'The name the client asks for is no host name, or there is more than one: {actual}.',
    zh: '客户端请求的名称不是合法主机名，或者不止一个：{actual}。',
  },
  'error.tls/retried-share-missing': {
    en: 'The second ClientHello must bring one key share, for {expected}; it brings {actual}.',
    zh: '第二次 ClientHello 应当只带一个 {expected} 的密钥份额，实际带的是 {actual}。',
  },
  'error.tls/second-client-hello-changed': {
    en: 'The second ClientHello differs from the first where it must not.',
    zh: '第二次 ClientHello 改动了不允许改动的部分。',
  },
  'error.tls/cookie-mismatch': {
    en: 'The second ClientHello does not repeat the cookie of the HelloRetryRequest.',
    zh: '第二次 ClientHello 没有原样带回 HelloRetryRequest 中的 cookie。',
  },
  'error.tls/psk-binder-count': {
    en: 'There must be one binder for each of {expected} pre-shared keys; there are {actual}.',
    zh: '{expected} 个预共享密钥应各有一个 binder，实际有 {actual} 个。',
  },
  'error.tls/psk-binder-mismatch': {
    en: 'The binder does not prove that the client has the pre-shared key, or its ClientHello was changed.',
    zh: 'binder 不能证明客户端持有该预共享密钥，或者 ClientHello 被改动过。',
  },
  'error.tls/too-much-early-data': {
    en: 'The client sent more 0-RTT data than its ticket allows.',
    zh: '客户端发送的 0-RTT 数据超过了票据允许的量。',
  },
  'error.tls/psk-not-last': {
    en: 'pre_shared_key must be the last extension of a ClientHello, and is not.',
    zh: 'pre_shared_key 必须是 ClientHello 的最后一个扩展，实际不是。',
  },
  'error.tls/key-share-groups': {
    en: 'Key shares must each be for another group that the client says it supports: shares for {actual}, support for {offered}.',
    zh: '每个密钥份额都应对应客户端声明支持的不同的群：份额属于 {actual}，声明支持的是 {offered}。',
  },
  'error.tls/compression-missing': {
    en: 'The list of compression methods does not hold "null".',
    zh: '压缩方法列表里没有“null”。',
  },
  'error.tls/session-id-not-echoed': {
    en: 'The server did not repeat our session id.',
    zh: '服务器没有原样返回我们的会话标识。',
  },
  'error.tls/legacy-version-mismatch': {
    en: 'legacy_version is {actual} where it must be {expected}.',
    zh: 'legacy_version 是 {actual}，应为 {expected}。',
  },
  'error.tls/unsolicited-extension': {
    en: 'The peer answers the extension {extension}, which was not offered.',
    zh: '对方回应了我们没有提出的扩展 {extension}。',
  },
  'error.tls/duplicate-extension': {
    en: 'The extension {extension} stands twice in one message.',
    zh: '扩展 {extension} 在同一条消息里出现了两次。',
  },
  'error.tls/extension-not-allowed': {
    en: 'The extension {extension} has no place in this message.',
    zh: '扩展 {extension} 不允许出现在这条消息里。',
  },
  'error.tls/missing-extension': {
    en: 'The extension {extension} is missing.',
    zh: '缺少扩展 {extension}。',
  },
  'error.tls/renegotiation-info-missing': {
    en: 'The peer does not support secure renegotiation: an attacker could put his own data before ours.',
    zh: '对方不支持安全重协商：攻击者可以把自己的数据塞到我们的数据之前。',
  },
  'error.tls/renegotiation-info-mismatch': {
    en: 'renegotiation_info does not continue this connection: the peer took part in another handshake before.',
    zh: 'renegotiation_info 与本连接对不上：对方之前参与的是另一次握手。',
  },
  'error.tls/extended-master-secret-missing': {
    en: 'The peer does not bind the master secret to the handshake, and the policy requires it.',
    zh: '对方没有把主密钥与握手绑定，而策略要求这样做。',
  },
  'error.tls/point-format-missing': {
    en: 'The list of point formats does not hold "uncompressed".',
    zh: '点格式列表里没有“uncompressed”。',
  },
  'error.tls/application-protocol-not-offered': {
    en: 'The server chose {actual}; we offered {offered}.',
    zh: '服务器选了 {actual}，而我们提供的是 {offered}。',
  },
  'error.tls/no-application-protocol': {
    en: 'There is no application protocol that both sides speak: the client offers {offered}.',
    zh: '双方没有共同的应用层协议：客户端提供的是 {offered}。',
  },
  'error.tls/unrecognized-name': {
    en: 'There is no server "{name}" here.',
    zh: '这里没有名为“{name}”的服务器。',
  },
  'error.tls/record-size-limit-invalid': {
    en: 'A record size limit of {actual} is not allowed.',
    zh: '记录长度上限 {actual} 不被允许。',
  },
  'error.tls/group-not-offered': {
    en: 'The server uses the group {actual}; we offered {offered}.',
    zh: '服务器使用了群 {actual}，而我们提供的是 {offered}。',
  },
  'error.tls/key-share-length': {
    en: 'A public value of {group} has {expected} bytes; the peer sent {actual}.',
    zh: '{group} 的公开值应有 {expected} 个字节，对方发来 {actual} 个。',
  },
  'error.tls/group-too-weak': {
    en: "The server's Diffie-Hellman prime has {actual} bits; at least {minimum} are required.",
    zh: '服务器的 Diffie-Hellman 素数只有 {actual} 位，至少需要 {minimum} 位。',
  },
  'error.tls/signature-scheme-not-offered': {
    en: 'The peer signed by {actual}, which we did not offer.',
    zh: '对方用 {actual} 签名，我们并没有提供它。',
  },
  'error.tls/signature-scheme-unfit': {
    en: 'A {key} key cannot sign by {actual} here.',
    zh: '{key} 密钥在这里不能用 {actual} 签名。',
  },
  'error.tls/signature-invalid': {
    en: "The signature does not verify: the peer does not hold the certificate's private key, or the handshake was changed.",
    zh: '签名验证不通过：对方没有证书对应的私钥，或者握手内容被改动过。',
  },
  'error.tls/finished-mismatch': {
    en: 'Finished has another value than ours: the two sides did not see the same handshake, or do not share the secret.',
    zh: 'Finished 的值与我们算出的不同：双方看到的握手不一样，或者没有共享同一个密钥。',
  },
  'error.tls/anonymous-server-asks': {
    en: 'A server that does not say who it is asks who the client is.',
    zh: '匿名服务器没有表明自己的身份，却要求客户端表明身份。',
  },
  'error.tls/certificate-missing': {
    en: 'The server sent no certificate.',
    zh: '服务器没有发送证书。',
  },
  'error.tls/certificate-required': {
    en: 'The client showed no certificate, and must.',
    zh: '客户端必须出示证书，却没有出示。',
  },
  'error.tls/client-certificate-missing': {
    en: 'The client shows no certificate, and we do not go on without one.',
    zh: '客户端没有出示证书，而这里必须出示。',
  },
  'error.tls/certificate-malformed': {
    en: 'The certificate cannot be read: {reason}.',
    zh: '证书无法解析：{reason}。',
  },
  'error.tls/certificate-key-unfit': {
    en: "The certificate's key, {actual}, cannot be used here.",
    zh: '证书里的 {actual} 密钥在这里不能使用。',
  },
  'error.tls/certificate-key-usage': {
    en: 'The certificate does not allow its key to be used for {usage}.',
    zh: '证书不允许把它的密钥用于 {usage}。',
  },
  'error.tls/alert-received': {
    en: 'The peer ended the connection with the alert {alert}.',
    zh: '对方发来告警 {alert} 并终止了连接。',
  },
  'error.tls/alert-level': {
    en: 'An alert has the level {actual}, which does not exist.',
    zh: '告警的级别是 {actual}，不存在这种级别。',
  },
  'error.tls/too-many-warnings': {
    en: 'More than {maximum} warnings came in a row.',
    zh: '连续收到 {maximum} 多条警告。',
  },
  'error.tls/truncated': {
    en: 'The transport ended without close_notify: what came may not be all, somebody may have cut it off.',
    zh: '传输层没有 close_notify 就断了：收到的可能不完整，也许有人掐断了连接。',
  },
  'error.tls/closed-in-handshake': {
    en: 'The peer went away during the handshake.',
    zh: '对方在握手途中离开了。',
  },
  'error.tls/not-connected': {
    en: 'Data cannot be sent now: the handshake is not complete, or the connection is closed.',
    zh: '现在不能发送数据：握手还没有完成，或者连接已经关闭。',
  },
  'error.tls/invalid-options': {
    en: 'The option {option} cannot be "{value}".',
    zh: '选项 {option} 不能是“{value}”。',
  },
  'error.tls/key-mismatch': {
    en: 'The private key is not the one of the certificate, whose key is {key}.',
    zh: '私钥与证书不匹配：证书的密钥是 {key}。',
  },
  'error.tls/peer-not-authenticated': {
    en: 'The connection is encrypted, but nobody verified who the peer is.',
    zh: '连接已加密，但没有验证过对方的身份。',
  },
  'error.tls/operation-failed': {
    en: 'The private-key operation that was asked for elsewhere failed.',
    zh: '委托给别处的私钥操作失败了。',
  },
  'error.tls/internal-error': {
    en: 'This side failed by a fault of its own.',
    zh: '本方因自身缺陷而失败。',
  },
  'error.tls/not-a-capture': {
    en: 'This is no capture in pcap or pcapng format: its first bytes are {begin}.',
    zh: '这不是 pcap 或 pcapng 格式的抓包文件：开头的字节是 {begin}。',
  },
  'error.tls/capture-malformed': {
    en: 'The capture is broken or cut off at packet {packet}.',
    zh: '抓包文件在第 {packet} 个包处损坏或被截断。',
  },
  'error.tls/capture-gap': {
    en: 'Bytes are missing in the capture from byte {offset} of this direction on; what follows cannot be read.',
    zh: '这个方向从第 {offset} 字节起缺失数据，之后的内容无法解读。',
  },
  'error.tls/capture-begins-late': {
    en: 'The capture begins after the ClientHello; without it nothing can be decrypted.',
    zh: '抓包开始得太晚，没有 ClientHello，因此无法解密。',
  },
  'error.tls/capture-key-unknown': {
    en: 'The key log has no usable {label} for this connection.',
    zh: '密钥日志里没有这次连接可用的 {label}。',
  },
  'error.tls/capture-too-many-flows': {
    en: 'More than {maximum} connections are open at once; the one silent longest was given up.',
    zh: '同时打开的连接超过 {maximum} 条，放弃了静默最久的那一条。',
  },
  'error.tls/name-not-resolved': {
    en: 'There is no address for the name {host}.',
    zh: '名称 {host} 没有对应的地址。',
  },
  'error.tls/connection-refused': {
    en: 'Nothing listens on port {port} of {host}.',
    zh: '{host} 的 {port} 端口没有服务在监听。',
  },
  'error.tls/connection-failed': {
    en: 'Port {port} of {host} cannot be reached: {reason}.',
    zh: '无法连到 {host} 的 {port} 端口：{reason}。',
  },
  'error.tls/connection-reset': {
    en: 'The peer broke the connection off: {reason}.',
    zh: '对方强行断开了连接：{reason}。',
  },
  'error.tls/timeout': {
    en: 'The peer was silent for {milliseconds} milliseconds.',
    zh: '对方沉默了 {milliseconds} 毫秒。',
  },
  'error.tls/aborted': {
    en: 'The connection was given up here, before its end.',
    zh: '本方在连接结束之前主动放弃了它。',
  },
  'error.tls/second-hello-retry-request': {
    en: 'The server asks for a third ClientHello; it may ask once.',
    zh: '服务器又一次要求重发 ClientHello，而它只能要求一次。',
  },
  'error.tls/pointless-retry': {
    en: 'The HelloRetryRequest asks for nothing that the ClientHello did not have.',
    zh: 'HelloRetryRequest 要的东西，ClientHello 里本来就有。',
  },
  'error.tls/changed-after-retry': {
    en: 'The two hellos around a HelloRetryRequest contradict each other.',
    zh: 'HelloRetryRequest 前后的两次 Hello 自相矛盾。',
  },
  'error.tls/psk-not-offered': {
    en: 'The server chose pre-shared key {actual}; {offered} were offered.',
    zh: '服务器选了第 {actual} 个预共享密钥，而我们只提供了 {offered} 个。',
  },
  'error.tls/psk-without-key-share': {
    en: 'The server takes a pre-shared key without a key share, though only psk_dhe_ke was offered.',
    zh: '服务器选用了预共享密钥却没有给出密钥份额，而客户端只提供了 psk_dhe_ke 模式。',
  },
  'error.tls/psk-hash-mismatch': {
    en: 'The pre-shared key goes with {expected}, the cipher suite with {actual}.',
    zh: '预共享密钥对应 {expected}，密码套件却用 {actual}。',
  },
  'error.tls/early-data-not-offered': {
    en: 'The server accepts early data that goes with another key.',
    zh: '服务器接受了早期数据，可它属于另一把密钥。',
  },
  'error.tls/session-changed': {
    en: 'The server resumes the session with another {parameter} than it had.',
    zh: '服务器恢复了会话，{parameter} 却与原来不同。',
  },
  'error.tls/key-update-value': {
    en: 'A KeyUpdate says {actual}; only 0 and 1 have a meaning.',
    zh: 'KeyUpdate 的值是 {actual}，只有 0 和 1 有意义。',
  },
  'error.tls/certificate-request-context': {
    en: 'The certificate request context is not what it must be here.',
    zh: '此处的证书请求上下文不对。',
  },
  'error.tls/too-many-messages': {
    en: 'More than {maximum} messages came after the handshake without any data.',
    zh: '握手之后连续来了 {maximum} 多条消息，却没有任何数据。',
  },
};
