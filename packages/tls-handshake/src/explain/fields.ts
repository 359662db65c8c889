import type { Catalogue } from '@cutaway/primitives/explain';

const serverHelloFields: Catalogue = {
  legacy_version: {
    en: 'The version itself up to TLS 1.2; in TLS 1.3 always 0x0303, and the version stands in supported_versions.',
    zh: '在 TLS 1.2 及以前就是所选版本；TLS 1.3 里恒为 0x0303，真正的版本写在 supported_versions 里。',
  },
  random: {
    en: '32 random bytes that make this handshake unlike all others. The last eight warn of a downgrade.',
    zh: '32 字节随机数，让这次握手独一无二。最后八个字节还用来警示降级。',
  },
  legacy_session_id_echo: {
    en: "Up to TLS 1.2 a name for this session; in TLS 1.3 the client's value repeated.",
    zh: '在 TLS 1.2 及以前是会话标识；TLS 1.3 里原样返回客户端的值。',
  },
  cipher_suite: { en: 'The suite the server chose.', zh: '服务器选定的密码套件。' },
  legacy_compression_method: { en: 'Always 0: no compression.', zh: '恒为 0：不压缩。' },
  extensions: { en: "The server's answers to the client's extensions.", zh: '服务器对客户端各扩展的答复。' },
};

function fieldsOf(message: string): Catalogue {
  return Object.fromEntries(
    Object.entries(serverHelloFields).map(([name, phrase]) => [`field.${message}.${name}`, phrase]),
  );
}

/**
 * What fields mean: `field.<message>.<path>` for fields of a message, `field.<type>.<name>` for fields of a structure
 * by the structure's type, `field.<type>` where a type says it all (the data of an extension).
 */
export const fieldPhrases: Catalogue = {
  // Every handshake message.
  'field.HandshakeType': { en: 'Which handshake message this is.', zh: '这是哪一种握手消息。' },
  'field.Handshake.length': { en: 'How many bytes follow.', zh: '后面有多少字节。' },

  // Records.
  'field.ContentType': { en: 'What the record carries.', zh: '记录承载的内容类型。' },
  'field.TLSPlaintext.legacy_record_version': {
    en: 'Kept for old middleboxes; it decides nothing any more.',
    zh: '为老旧的中间设备保留，已不起决定作用。',
  },
  'field.TLSPlaintext.length': { en: 'Length of the fragment.', zh: '片段的长度。' },
  'field.TLSPlaintext.fragment': { en: 'The content, in the clear.', zh: '明文内容。' },
  'field.TLSCiphertext.legacy_record_version': {
    en: 'Kept for old middleboxes; it decides nothing any more.',
    zh: '为老旧的中间设备保留，已不起决定作用。',
  },
  'field.TLSCiphertext.length': { en: 'Length of what is encrypted, with its tag.', zh: '密文（含认证标签）的长度。' },
  'field.TLSCiphertext.fragment': { en: 'The content, encrypted.', zh: '加密后的内容。' },
  'field.TLSCiphertext.encrypted_record': {
    en: 'The content, its real type and padding, encrypted together.',
    zh: '内容、真实类型和填充一起加密的结果。',
  },

  // ClientHello.
  'field.ClientHello.legacy_version': {
    en: 'The newest version up to TLS 1.2. TLS 1.3 is offered in supported_versions, because old servers choke on a higher number here.',
    zh: 'TLS 1.2 及以前的最高版本。TLS 1.3 改在 supported_versions 里提供，因为旧服务器遇到更大的数字会出错。',
  },
  'field.ClientHello.random': {
    en: '32 random bytes that make this handshake unlike all others.',
    zh: '32 字节随机数，让这次握手独一无二。',
  },
  'field.ClientHello.legacy_session_id': {
    en: 'Up to TLS 1.2 the session to resume; in TLS 1.3 a random value for the sake of old middleboxes.',
    zh: '在 TLS 1.2 及以前是要恢复的会话；TLS 1.3 里只是为老旧中间设备放的随机值。',
  },
  'field.ClientHello.cipher_suites': {
    en: 'The sets of algorithms the client can use, the preferred first.',
    zh: '客户端支持的密码套件，按偏好排序。',
  },
  'field.ClientHello.legacy_compression_methods': {
    en: 'Only 0, no compression, is left.',
    zh: '只剩 0，即不压缩。',
  },
  'field.ClientHello.extensions': {
    en: 'Everything that was added to TLS since 1996 stands here.',
    zh: '自 1996 年以来给 TLS 增加的东西都在这里。',
  },
  ...fieldsOf('ServerHello'),
  ...fieldsOf('HelloRetryRequest'),

  // The other messages.
  'field.EncryptedExtensions.extensions': {
    en: "The server's answers to the client's extensions.",
    zh: '服务器对客户端各扩展的答复。',
  },
  'field.Certificate.certificate_request_context': {
    en: 'Which request this answers; empty in a handshake.',
    zh: '对应哪一次请求；握手过程中为空。',
  },
  'field.Certificate.certificate_list': {
    en: "The sender's own certificate first, then each one's issuer. The root may be missing: the receiver must have it anyway.",
    zh: '先是发送方自己的证书，然后逐级是签发者的证书。根证书可以省略，接收方本来就得有。',
  },
  'field.CertificateEntry.cert_data': { en: 'One certificate, DER-encoded.', zh: '一份 DER 编码的证书。' },
  'field.CertificateEntry.extensions': {
    en: 'What is said about this certificate.',
    zh: '关于这份证书的附加说明。',
  },
  'field.CertificateStatus.response': { en: "The authority's signed answer.", zh: '证书机构签名的答复。' },
  'field.ServerKeyExchange.params': {
    en: "The group and the server's public key in it.",
    zh: '所用的群，以及服务器在其中的公钥。',
  },
  'field.ServerKeyExchange.signed_params': {
    en: "Signature by the certificate's key over client random, server random and params.",
    zh: '用证书私钥对客户端随机数、服务器随机数和 params 的签名。',
  },
  'field.ServerECDHParams.curve_type': {
    en: "Always named_curve: the domain parameters are known by the curve's name.",
    zh: '恒为 named_curve：由曲线的名称即可知道全部域参数。',
  },
  'field.ServerECDHParams.namedcurve': { en: 'The curve.', zh: '所用的曲线。' },
  'field.ServerECDHParams.public': {
    en: "The server's one-time public key on it.",
    zh: '服务器在该曲线上的一次性公钥。',
  },
  'field.ServerDHParams.dh_p': { en: 'The prime.', zh: '素数模。' },
  'field.ServerDHParams.dh_g': { en: 'The generator.', zh: '生成元。' },
  'field.ServerDHParams.dh_Ys': { en: "The server's one-time public value.", zh: '服务器的一次性公开值。' },
  'field.ServerRSAParams.rsa_modulus': {
    en: 'Modulus of a temporary weak key.',
    zh: '临时弱密钥的模数。',
  },
  'field.ServerRSAParams.rsa_exponent': { en: 'Its exponent.', zh: '它的指数。' },
  'field.DigitallySigned.algorithm': { en: 'How it was signed.', zh: '签名方案。' },
  'field.DigitallySigned.signature': { en: 'The signature.', zh: '签名值。' },
  'field.CertificateVerify.algorithm': { en: 'How it was signed.', zh: '签名方案。' },
  'field.CertificateVerify.signature': {
    en: 'The signature over the transcript.',
    zh: '对握手记录的签名。',
  },
  'field.CertificateRequest.certificate_types': {
    en: 'Kinds of keys the server accepts.',
    zh: '服务器接受的密钥种类。',
  },
  'field.CertificateRequest.supported_signature_algorithms': {
    en: 'Signatures the server can verify.',
    zh: '服务器能验证的签名方案。',
  },
  'field.CertificateRequest.certificate_authorities': {
    en: 'Names of authorities the server trusts; a hint for choosing.',
    zh: '服务器信任的证书机构名称，供客户端挑选证书时参考。',
  },
  'field.CertificateRequest.certificate_request_context': {
    en: 'Names the request; empty in a handshake.',
    zh: '请求的标识；握手过程中为空。',
  },
  'field.CertificateRequest.extensions': {
    en: "What the client's certificate and signature must be like.",
    zh: '对客户端证书和签名的要求。',
  },
  'field.ClientKeyExchange.ecdh_Yc': {
    en: "The client's one-time public key. Nothing signs it: the client is not authenticated by it, and Finished protects it.",
    zh: '客户端的一次性公钥。它没有签名：并不用来认证客户端，由 Finished 保护其完整。',
  },
  'field.ClientKeyExchange.dh_Yc': { en: "The client's one-time public value.", zh: '客户端的一次性公开值。' },
  'field.ClientKeyExchange.encrypted_pre_master_secret': {
    en: 'The pre-master secret, encrypted to the public key in the certificate. Whoever gets that private key later can decrypt it.',
    zh: '用证书里的公钥加密的预主密钥。日后谁拿到对应的私钥，谁就能解开它。',
  },
  'field.Finished.verify_data': {
    en: 'The check value: a keyed hash over all handshake messages so far.',
    zh: '校验值：对到目前为止所有握手消息的带密钥散列。',
  },
  'field.NewSessionTicket.ticket_lifetime_hint': {
    en: 'For how many seconds the ticket is likely to be good.',
    zh: '票据大约多少秒内有效。',
  },
  'field.NewSessionTicket.ticket_lifetime': {
    en: 'For how many seconds the ticket is good.',
    zh: '票据在多少秒内有效。',
  },
  'field.NewSessionTicket.ticket_age_add': {
    en: "Hides the ticket's age when it is used.",
    zh: '使用票据时用来掩盖它的年龄。',
  },
  'field.NewSessionTicket.ticket_nonce': {
    en: 'Makes the key of this ticket unlike that of others.',
    zh: '让这张票据的密钥与其他票据不同。',
  },
  'field.NewSessionTicket.ticket': {
    en: "Opaque to the client; often the server's state, encrypted to itself.",
    zh: '对客户端不透明；往往是服务器加密给自己的状态。',
  },
  'field.NewSessionTicket.extensions': {
    en: 'Whether early data may be sent with it.',
    zh: '是否允许凭它发送早期数据。',
  },
  'field.KeyUpdate.request_update': {
    en: 'Whether the peer shall change its key too.',
    zh: '是否要求对方也更换密钥。',
  },
  'field.CompressedCertificate.algorithm': { en: 'How it is compressed.', zh: '压缩算法。' },
  'field.CompressedCertificate.uncompressed_length': {
    en: 'Its length before.',
    zh: '压缩前的长度。',
  },
  'field.CompressedCertificate.compressed_certificate_message': {
    en: 'The body of a Certificate message.',
    zh: 'Certificate 消息体。',
  },
  'field.ChangeCipherSpec.type': { en: 'Always 1.', zh: '恒为 1。' },
  'field.Alert.level': {
    en: 'Whether the connection can go on. TLS 1.3 no longer asks.',
    zh: '连接能否继续。TLS 1.3 已不再看它。',
  },
  'field.Alert.description': { en: 'What it is about.', zh: '告警的内容。' },

  // Extensions, by the type of their data.
  'field.Extension.extension_type': { en: 'Which extension.', zh: '哪一个扩展。' },
  'field.ServerNameList': {
    en: 'The name the client wants to reach, so that one address can serve many names. Everyone on the way can read it.',
    zh: '客户端想访问的名称，让一个地址可以服务多个域名。路上的任何人都能看到它。',
  },
  'field.ServerName.name_type': { en: 'Always host_name.', zh: '恒为 host_name。' },
  'field.ServerName.name': { en: 'The name.', zh: '名称。' },
  'field.server_name': { en: 'The server used the name.', zh: '服务器采用了该名称。' },
  'field.MaxFragmentLength': { en: 'The largest record the client takes.', zh: '客户端能接受的最大记录。' },
  'field.CertificateStatusType': { en: 'OCSP is the only kind.', zh: '只有 OCSP 一种。' },
  'field.OCSPStatusRequest': {
    en: 'Which responders and options of OCSP; usually empty.',
    zh: 'OCSP 响应方与选项，通常为空。',
  },
  'field.OCSPStatusRequest.responder_id_list': {
    en: 'Responders the client trusts.',
    zh: '客户端信任的 OCSP 响应方。',
  },
  'field.OCSPStatusRequest.request_extensions': { en: 'Options for them.', zh: '传给它们的选项。' },
  'field.CertificateStatusRequest': {
    en: 'Asks the server to pass on a fresh statement that its certificate is not revoked.',
    zh: '请服务器附上“证书未被吊销”的最新证明。',
  },
  'field.status_request': {
    en: 'The statement follows in CertificateStatus.',
    zh: '证明随后在 CertificateStatus 里给出。',
  },
  'field.NamedGroupList': {
    en: 'Groups in which the sender can exchange keys, the preferred first.',
    zh: '发送方能做密钥交换的群，按偏好排序。',
  },
  'field.ECPointFormatList': { en: 'How points on a curve may be written.', zh: '曲线上的点可以用哪些写法。' },
  'field.SignatureSchemeList': {
    en: 'Signatures the sender can verify, the preferred first.',
    zh: '发送方能验证的签名方案，按偏好排序。',
  },
  'field.ProtocolNameList': {
    en: 'Application protocols for inside the connection (ALPN).',
    zh: '连接里可用的应用层协议（ALPN）。',
  },
  'field.signed_certificate_timestamp': {
    en: 'Asks for proof that the certificate stands in public logs.',
    zh: '请求证书已进入公开日志的证明。',
  },
  'field.SignedCertificateTimestampList': {
    en: 'Proofs that the certificate stands in public logs.',
    zh: '证书已进入公开日志的证明。',
  },
  'field.padding': {
    en: 'Zeros that make the hello longer, because some old servers choke on certain lengths.',
    zh: '用零把消息补长，因为有些旧服务器遇到特定长度会出错。',
  },
  'field.encrypt_then_mac': {
    en: 'For CBC suites: encrypt first, then authenticate.',
    zh: '对 CBC 套件：先加密，再认证。',
  },
  'field.extended_master_secret': {
    en: 'Binds the master secret to the whole handshake, so that it cannot be shared between two connections by a man in the middle.',
    zh: '把主密钥与整个握手绑定，使中间人无法让两条连接共用同一主密钥。',
  },
  'field.CertificateCompressionAlgorithms': {
    en: 'Compressions the sender can undo.',
    zh: '发送方能解开的压缩算法。',
  },
  'field.RecordSizeLimit': { en: 'The largest record the sender takes.', zh: '发送方能接受的最大记录。' },
  'field.SessionTicket': {
    en: 'Empty: tickets are welcome. Otherwise the ticket to resume with.',
    zh: '为空表示愿意接收票据；否则是用来恢复会话的票据。',
  },
  'field.session_ticket': { en: 'A ticket will follow.', zh: '随后会发放票据。' },
  'field.OfferedPsks': {
    en: 'Keys both sides may already share, from earlier connections, with proof of knowing each.',
    zh: '双方可能已共享的密钥（来自以前的连接），并逐个证明自己知道它。',
  },
  'field.PreSharedKeyExtension': { en: 'Which of the offered keys is used.', zh: '采用了所提供的哪一个密钥。' },
  'field.PskIdentity.identity': { en: "The key's name, usually a ticket.", zh: '密钥的标识，通常是一张票据。' },
  'field.PskIdentity.obfuscated_ticket_age': {
    en: "The ticket's age in milliseconds, hidden by ticket_age_add.",
    zh: '票据的年龄（毫秒），由 ticket_age_add 掩盖。',
  },
  'field.OfferedPsks.identities': { en: 'The names of the keys.', zh: '各个密钥的标识。' },
  'field.OfferedPsks.binders': {
    en: 'For each key, a check value that only a holder can make.',
    zh: '逐个密钥的校验值，只有持有者才能算出。',
  },
  'field.PskKeyExchangeModes': {
    en: 'Whether resumption makes a fresh key exchange too.',
    zh: '恢复会话时是否仍做一次新的密钥交换。',
  },
  'field.early_data': {
    en: 'Data comes with the first flight. It can be replayed.',
    zh: '第一轮就携带数据。这种数据可能被重放。',
  },
  'field.EarlyDataIndication': { en: 'How many bytes of early data are taken.', zh: '接受多少字节的早期数据。' },
  'field.SupportedVersions': {
    en: 'The versions the client really offers, or the one the server really chose.',
    zh: '客户端真正提供的版本，或服务器真正选定的版本。',
  },
  'field.Cookie': {
    en: 'Given by the server to be repeated, so that it need not remember.',
    zh: '服务器给出、要求原样带回的数据，这样它自己不必记住状态。',
  },
  'field.CertificateAuthoritiesExtension': {
    en: 'Names of authorities the sender trusts; a hint.',
    zh: '发送方信任的证书机构名称，仅供参考。',
  },
  'field.OIDFilterExtension': { en: "What the client's certificate must hold.", zh: '客户端证书必须包含的内容。' },
  'field.OIDFilter.certificate_extension_oid': { en: 'A certificate extension.', zh: '证书扩展的 OID。' },
  'field.OIDFilter.certificate_extension_values': { en: 'What it must hold.', zh: '该扩展必须包含的值。' },
  'field.post_handshake_auth': {
    en: 'The client may be asked for a certificate later.',
    zh: '允许在握手之后再要求客户端出示证书。',
  },
  'field.KeyShareClientHello': {
    en: "The client's public keys for the groups it expects the server to take.",
    zh: '客户端预先给出的公钥，对应它估计服务器会选的群。',
  },
  'field.KeyShareHelloRetryRequest': {
    en: 'The group the server wants a key for.',
    zh: '服务器希望客户端提供公钥的群。',
  },
  'field.KeyShareServerHello': { en: "The server's public key.", zh: '服务器的公钥。' },
  'field.KeyShareEntry.group': { en: 'The group.', zh: '所用的群。' },
  'field.KeyShareEntry.key_exchange': { en: 'The public key in it.', zh: '该群中的公钥。' },
  'field.RenegotiationInfo': {
    en: 'Empty in a first handshake. Protects against handshakes spliced together.',
    zh: '首次握手时为空。用来防止把两次握手拼接在一起。',
  },
};
