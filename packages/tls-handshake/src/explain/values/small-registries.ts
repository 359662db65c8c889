import type { Phrase } from '@cutaway/primitives/explain';
import type { CertificateCompressionAlgorithm } from '../../extensions/compress-certificate.js';
import type { ECPointFormat } from '../../extensions/ec-point-formats.js';
import type { PskKeyExchangeMode } from '../../extensions/psk-key-exchange-modes.js';
import type { CertificateStatusType } from '../../extensions/status-request.js';
import type { ClientCertificateType } from '../../messages/certificate-request.js';
import type { KeyUpdateRequest } from '../../messages/key-update.js';
import type { ECCurveType } from '../../messages/server-key-exchange.js';
import type { AlertLevel, ContentType, ProtocolVersionName } from '../../registry/index.js';

type PhrasesOf<Enum extends { readonly of: object }> = Readonly<Record<keyof Enum['of'], Phrase>>;

/** Registries of a few constants, by their type. */
export const smallRegistries: {
  readonly ProtocolVersion: Readonly<Record<ProtocolVersionName, Phrase>>;
  readonly ContentType: PhrasesOf<typeof ContentType>;
  readonly AlertLevel: PhrasesOf<typeof AlertLevel>;
  readonly PskKeyExchangeMode: PhrasesOf<typeof PskKeyExchangeMode>;
  readonly KeyUpdateRequest: PhrasesOf<typeof KeyUpdateRequest>;
  readonly CertificateCompressionAlgorithm: PhrasesOf<typeof CertificateCompressionAlgorithm>;
  readonly ECPointFormat: PhrasesOf<typeof ECPointFormat>;
  readonly ECCurveType: PhrasesOf<typeof ECCurveType>;
  readonly CertificateStatusType: PhrasesOf<typeof CertificateStatusType>;
  readonly ClientCertificateType: PhrasesOf<typeof ClientCertificateType>;
} = {
  ProtocolVersion: {
    'SSL 3.0': {
      en: 'Of 1996, broken by POODLE, forbidden by RFC 7568.',
      zh: '1996 年的版本，已被 POODLE 攻破，RFC 7568 禁止使用。',
    },
    'TLS 1.0': { en: 'Of 1999, deprecated by RFC 8996.', zh: '1999 年的版本，RFC 8996 已弃用。' },
    'TLS 1.1': { en: 'Of 2006, deprecated by RFC 8996.', zh: '2006 年的版本，RFC 8996 已弃用。' },
    'TLS 1.2': {
      en: 'Of 2008: sound with AEAD suites and ECDHE.',
      zh: '2008 年的版本，配合 AEAD 套件和 ECDHE 仍然可靠。',
    },
    'TLS 1.3': { en: 'Of 2018, the newest (RFC 8446).', zh: '2018 年的版本，目前最新（RFC 8446）。' },
  },
  ContentType: {
    invalid: { en: 'No content may have this type.', zh: '任何内容都不得使用此类型。' },
    change_cipher_spec: {
      en: 'Up to TLS 1.2: from here on with new keys. In TLS 1.3 without meaning.',
      zh: 'TLS 1.2 及以前表示此后换用新密钥；在 TLS 1.3 里没有意义。',
    },
    alert: { en: 'A warning, or the end.', zh: '警报或关闭。' },
    handshake: { en: 'Handshake messages.', zh: '握手消息。' },
    application_data: {
      en: 'Data of the application; in TLS 1.3 anything that is encrypted.',
      zh: '应用数据；在 TLS 1.3 里泛指一切加密内容。',
    },
    heartbeat: { en: 'Signs of life (RFC 6520).', zh: '心跳（RFC 6520）。' },
  },
  AlertLevel: {
    warning: { en: 'The connection may go on.', zh: '连接可以继续。' },
    fatal: { en: 'The connection ends here.', zh: '连接到此终止。' },
  },
  PskKeyExchangeMode: {
    psk_ke: { en: 'The old key alone: no forward secrecy.', zh: '只用旧密钥，没有前向保密。' },
    psk_dhe_ke: { en: 'The old key and a new key exchange.', zh: '旧密钥加上新的密钥交换。' },
  },
  KeyUpdateRequest: {
    update_not_requested: { en: 'Only my key changes.', zh: '只更换我这一方的密钥。' },
    update_requested: { en: 'Change yours too.', zh: '请你也更换密钥。' },
  },
  CertificateCompressionAlgorithm: {
    zlib: { en: 'zlib (RFC 1950).', zh: 'zlib（RFC 1950）。' },
    brotli: { en: 'Brotli (RFC 7932).', zh: 'Brotli（RFC 7932）。' },
    zstd: { en: 'Zstandard (RFC 8878).', zh: 'Zstandard（RFC 8878）。' },
  },
  ECPointFormat: {
    uncompressed: { en: 'Both coordinates, the only form left.', zh: '两个坐标都写出，唯一保留的形式。' },
    ansiX962_compressed_prime: { en: 'One coordinate and a sign; deprecated.', zh: '一个坐标加符号位，已弃用。' },
    ansiX962_compressed_char2: { en: 'The same for binary curves; deprecated.', zh: '同上，用于二元域曲线，已弃用。' },
  },
  ECCurveType: {
    explicit_prime: {
      en: 'A curve spelled out by the sender: forbidden, as it may be weak.',
      zh: '由发送方自行给出曲线参数：可能很弱，已禁止。',
    },
    explicit_char2: { en: 'A binary curve spelled out: forbidden.', zh: '自行给出的二元域曲线，已禁止。' },
    named_curve: { en: 'A registered curve.', zh: '已登记的曲线。' },
  },
  CertificateStatusType: {
    ocsp: { en: 'An OCSP response.', zh: 'OCSP 响应。' },
    ocsp_multi_RESERVED: {
      en: 'OCSP responses for a whole chain; deprecated.',
      zh: '整条证书链的 OCSP 响应，已弃用。',
    },
  },
  ClientCertificateType: {
    rsa_sign: { en: 'An RSA key that signs.', zh: '用于签名的 RSA 密钥。' },
    dss_sign: { en: 'A DSA key.', zh: 'DSA 密钥。' },
    rsa_fixed_dh: {
      en: 'A fixed Diffie-Hellman key, signed with RSA; not used.',
      zh: 'RSA 签发的固定 DH 密钥，已不用。',
    },
    dss_fixed_dh: {
      en: 'A fixed Diffie-Hellman key, signed with DSA; not used.',
      zh: 'DSA 签发的固定 DH 密钥，已不用。',
    },
    ecdsa_sign: { en: 'An ECDSA or EdDSA key.', zh: 'ECDSA 或 EdDSA 密钥。' },
    rsa_fixed_ecdh: { en: 'A fixed ECDH key, signed with RSA; not used.', zh: 'RSA 签发的固定 ECDH 密钥，已不用。' },
    ecdsa_fixed_ecdh: {
      en: 'A fixed ECDH key, signed with ECDSA; not used.',
      zh: 'ECDSA 签发的固定 ECDH 密钥，已不用。',
    },
  },
};
