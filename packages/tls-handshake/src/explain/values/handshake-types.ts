import type { Phrase } from '@cutaway/primitives/explain';
import type { HandshakeType } from '../../registry/index.js';

/** What handshake messages do. */
export const handshakeTypes: Readonly<Record<keyof typeof HandshakeType.of, Phrase>> = {
  hello_request: { en: 'The server asks for a renegotiation.', zh: '服务器请求重协商。' },
  client_hello: { en: 'What the client offers.', zh: '客户端的提议。' },
  server_hello: { en: 'What the server chose.', zh: '服务器的选择。' },
  new_session_ticket: { en: 'A ticket to resume with later.', zh: '供以后恢复会话的票据。' },
  end_of_early_data: { en: 'The end of 0-RTT data.', zh: '0-RTT 数据到此为止。' },
  encrypted_extensions: { en: 'Answers that may be encrypted already.', zh: '已经加密的扩展应答。' },
  certificate: { en: 'Who the sender says to be.', zh: '发送方自称是谁。' },
  server_key_exchange: {
    en: 'The server’s key for the exchange, up to TLS 1.2.',
    zh: '服务器的密钥交换参数（TLS 1.2 及以前）。',
  },
  certificate_request: { en: 'Asks the client for a certificate.', zh: '要求客户端出示证书。' },
  server_hello_done: { en: 'The server’s turn is over, up to TLS 1.2.', zh: '服务器这一轮发完了（TLS 1.2 及以前）。' },
  certificate_verify: { en: 'Proof of having the certificate’s key.', zh: '证明持有证书对应的私钥。' },
  client_key_exchange: {
    en: 'The client’s key for the exchange, up to TLS 1.2.',
    zh: '客户端的密钥交换参数（TLS 1.2 及以前）。',
  },
  finished: { en: 'A check value over the whole handshake.', zh: '覆盖整个握手的校验值。' },
  certificate_url: { en: 'Where the client’s certificate is.', zh: '客户端证书的网址。' },
  certificate_status: { en: 'A stapled OCSP response, up to TLS 1.2.', zh: '附带的 OCSP 响应（TLS 1.2 及以前）。' },
  supplemental_data: { en: 'Further data, hardly ever seen.', zh: '补充数据，极少见。' },
  key_update: { en: 'From now on with new keys.', zh: '此后换用新密钥。' },
  compressed_certificate: { en: 'A Certificate, compressed.', zh: '压缩后的 Certificate 消息。' },
  message_hash: {
    en: 'Stands in for the first ClientHello after a HelloRetryRequest.',
    zh: 'HelloRetryRequest 之后代替第一个 ClientHello 计入摘要。',
  },
};
