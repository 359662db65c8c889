import type { Phrase } from '@cutaway/primitives/explain';
import type { ExtensionType } from '../../registry/index.js';

/** What extensions are for. */
export const extensionTypes: Readonly<Record<keyof typeof ExtensionType.of, Phrase>> = {
  server_name: { en: 'SNI: which of a server’s names is meant.', zh: 'SNI：要访问服务器上的哪个域名。' },
  max_fragment_length: {
    en: 'Asks for shorter records; superseded by record_size_limit.',
    zh: '请求更短的记录，已被 record_size_limit 取代。',
  },
  client_certificate_url: { en: 'Client certificates by address instead of by value.', zh: '客户端证书只给出网址。' },
  trusted_ca_keys: { en: 'Which authorities the client trusts.', zh: '客户端信任哪些 CA。' },
  truncated_hmac: { en: 'HMAC cut to 80 bits: not to be used.', zh: '把 HMAC 截短为 80 位，不应使用。' },
  status_request: {
    en: 'OCSP stapling: proof that the certificate is not revoked.',
    zh: 'OCSP stapling：证明证书未被吊销。',
  },
  user_mapping: { en: 'Names of users for client certificates.', zh: '客户端证书对应的用户名。' },
  supported_groups: { en: 'Groups for the key exchange.', zh: '密钥交换可用的群。' },
  ec_point_formats: { en: 'How points of curves may be written.', zh: '椭圆曲线点的编码方式。' },
  srp: { en: 'Login by password inside TLS.', zh: '在 TLS 内用口令认证。' },
  signature_algorithms: { en: 'Signatures that the sender can verify.', zh: '发送方能验证的签名算法。' },
  use_srtp: { en: 'Keys for media streams from this handshake.', zh: '由这次握手产生媒体流密钥。' },
  heartbeat: { en: 'Signs of life; known by Heartbleed.', zh: '心跳保活，因 Heartbleed 漏洞而闻名。' },
  application_layer_protocol_negotiation: {
    en: 'ALPN: which protocol is spoken inside, such as h2.',
    zh: 'ALPN：内层使用哪个协议，例如 h2。',
  },
  status_request_v2: { en: 'OCSP stapling for the whole chain.', zh: '整条证书链的 OCSP stapling。' },
  signed_certificate_timestamp: {
    en: 'Proof that the certificate is publicly logged.',
    zh: '证书已被公开记录的证明。',
  },
  client_certificate_type: {
    en: 'Which kinds of client certificates, raw keys for example.',
    zh: '客户端证书的类型，例如裸公钥。',
  },
  server_certificate_type: { en: 'Which kinds of server certificates.', zh: '服务器证书的类型。' },
  padding: {
    en: 'Nothing but length, around servers that choke on certain sizes.',
    zh: '只是填充长度，绕开对某些长度出错的服务器。',
  },
  encrypt_then_mac: {
    en: 'CBC suites authenticate what is encrypted, which ends padding oracles.',
    zh: 'CBC 套件改为先加密后认证，杜绝填充预言攻击。',
  },
  extended_master_secret: {
    en: 'Ties the keys of TLS 1.2 to the whole handshake.',
    zh: '把 TLS 1.2 的密钥与整个握手绑定。',
  },
  token_binding: { en: 'Ties tokens to the connection; given up.', zh: '把令牌绑定到连接，已弃用。' },
  cached_info: { en: 'Leaves out what the client has already.', zh: '省去客户端已有的内容。' },
  compress_certificate: { en: 'Certificates may come compressed.', zh: '证书可以压缩传输。' },
  record_size_limit: { en: 'The longest record the sender can take.', zh: '发送方能接收的最大记录。' },
  delegated_credential: { en: 'Short-lived keys that a certificate vouches for.', zh: '由证书担保的短期密钥。' },
  session_ticket: {
    en: 'The server’s memory of a session, kept by the client.',
    zh: '会话票据：服务器的会话状态，由客户端保管。',
  },
  pre_shared_key: {
    en: 'Keys that both had before: tickets, or set up by hand.',
    zh: '双方事先共有的密钥：来自票据或人工配置。',
  },
  early_data: {
    en: '0-RTT: data sent before the handshake is done; can be replayed.',
    zh: '0-RTT：握手完成前就发送的数据，可能被重放。',
  },
  supported_versions: { en: 'The versions really meant.', zh: '真正支持的版本。' },
  cookie: { en: 'Given back to the server as it was.', zh: '原样交还服务器的 cookie。' },
  psk_key_exchange_modes: { en: 'Whether resumption does a new key exchange too.', zh: '恢复会话时是否再做密钥交换。' },
  certificate_authorities: { en: 'Authorities that the sender trusts.', zh: '发送方信任的 CA。' },
  oid_filters: { en: 'What client certificates must have.', zh: '客户端证书必须满足的条件。' },
  post_handshake_auth: {
    en: 'The client can be asked for a certificate later.',
    zh: '客户端接受握手之后再被要求出示证书。',
  },
  signature_algorithms_cert: {
    en: 'Signatures in certificates that the sender can verify.',
    zh: '发送方能验证的证书签名算法。',
  },
  key_share: { en: 'Public keys for the key exchange.', zh: '密钥交换用的公钥。' },
  transparency_info: { en: 'Proofs of certificate logs, version 2.', zh: '证书透明度证明（第 2 版）。' },
  quic_transport_parameters: { en: 'Settings of QUIC, when TLS is inside it.', zh: 'TLS 用于 QUIC 时的传输参数。' },
  next_protocol_negotiation: { en: 'NPN, which ALPN replaced.', zh: 'NPN，已被 ALPN 取代。' },
  application_settings: {
    en: 'ALPS: settings of HTTP/2 within the handshake.',
    zh: 'ALPS：在握手中交换 HTTP/2 设置。',
  },
  encrypted_client_hello: { en: 'ECH: the real ClientHello, encrypted.', zh: 'ECH：加密的真正 ClientHello。' },
  renegotiation_info: { en: 'Ties a renegotiation to the connection it is on.', zh: '把重协商与原连接绑定。' },
};
