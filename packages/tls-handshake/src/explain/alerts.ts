import type { Catalogue } from '@cutaway/primitives/explain';
import type { AlertName } from '../registry/alert.js';

/** What the sender of an alert says with it. */
export const alertPhrases: Catalogue<`alert.${AlertName}`> = {
  'alert.close_notify': { en: 'I have nothing more to send.', zh: '我没有更多内容要发了。' },
  'alert.unexpected_message': { en: 'This message had no place here.', zh: '这条消息不该在这里出现。' },
  'alert.bad_record_mac': { en: 'A record could not be authenticated.', zh: '有一条记录无法通过认证。' },
  'alert.decryption_failed_RESERVED': {
    en: 'A record could not be decrypted (old).',
    zh: '有一条记录无法解密（旧）。',
  },
  'alert.record_overflow': { en: 'A record was too long.', zh: '有一条记录太长。' },
  'alert.decompression_failure_RESERVED': {
    en: 'A record could not be unpacked (old).',
    zh: '有一条记录无法解压（旧）。',
  },
  'alert.handshake_failure': {
    en: 'I accept nothing of what you offer.',
    zh: '你提供的选项我都不能接受。',
  },
  'alert.no_certificate_RESERVED': { en: 'I have no certificate (SSL 3.0).', zh: '我没有证书（SSL 3.0）。' },
  'alert.bad_certificate': { en: 'The certificate is damaged or wrong.', zh: '证书损坏或有误。' },
  'alert.unsupported_certificate': { en: 'I cannot use this kind of certificate.', zh: '我用不了这种证书。' },
  'alert.certificate_revoked': { en: 'The certificate was revoked.', zh: '证书已被吊销。' },
  'alert.certificate_expired': {
    en: 'The certificate is out of its validity period.',
    zh: '证书不在有效期内。',
  },
  'alert.certificate_unknown': { en: 'The certificate is not acceptable.', zh: '证书不可接受。' },
  'alert.illegal_parameter': {
    en: 'A value in the handshake is not allowed.',
    zh: '握手中有一个值不被允许。',
  },
  'alert.unknown_ca': {
    en: 'I do not know the authority that issued the certificate.',
    zh: '我不认识签发这份证书的机构。',
  },
  'alert.access_denied': {
    en: 'The certificate is good, but you may not enter.',
    zh: '证书没有问题，但不允许你访问。',
  },
  'alert.decode_error': { en: 'A message could not be read.', zh: '有一条消息无法解析。' },
  'alert.decrypt_error': {
    en: 'A signature or check value in the handshake is wrong.',
    zh: '握手中的签名或校验值不对。',
  },
  'alert.export_restriction_RESERVED': { en: 'Export rules were not kept (old).', zh: '违反了出口限制（旧）。' },
  'alert.protocol_version': { en: 'I do not speak this version.', zh: '我不支持这个版本。' },
  'alert.insufficient_security': { en: 'What you offer is too weak.', zh: '你提供的强度不够。' },
  'alert.internal_error': { en: 'I failed, not you.', zh: '出错的是我，不是你。' },
  'alert.inappropriate_fallback': {
    en: 'You fell back to an older version without need.',
    zh: '你毫无必要地降到了更旧的版本。',
  },
  'alert.user_canceled': { en: 'The handshake was called off.', zh: '握手被取消了。' },
  'alert.no_renegotiation_RESERVED': { en: 'I do not renegotiate.', zh: '我不接受重协商。' },
  'alert.missing_extension': { en: 'An extension that must be there is not.', zh: '缺少必须有的扩展。' },
  'alert.unsupported_extension': { en: 'You answered an extension I did not send.', zh: '你回应了我没有发过的扩展。' },
  'alert.certificate_unobtainable_RESERVED': {
    en: 'The certificate could not be fetched (old).',
    zh: '取不到证书（旧）。',
  },
  'alert.unrecognized_name': { en: 'There is no server of this name here.', zh: '这里没有这个名称的服务器。' },
  'alert.bad_certificate_status_response': {
    en: 'The stapled OCSP response is not acceptable.',
    zh: '随附的 OCSP 响应不可接受。',
  },
  'alert.bad_certificate_hash_value_RESERVED': {
    en: "The certificate's hash is wrong (old).",
    zh: '证书的哈希不对（旧）。',
  },
  'alert.unknown_psk_identity': { en: 'I do not know this pre-shared key.', zh: '我不认识这个预共享密钥。' },
  'alert.certificate_required': { en: 'You must show a certificate.', zh: '你必须出示证书。' },
  'alert.general_error': { en: 'Something else went wrong.', zh: '出现了其他错误。' },
  'alert.no_application_protocol': {
    en: 'I speak none of your application protocols.',
    zh: '你列出的应用层协议我都不支持。',
  },
  'alert.ech_required': { en: 'You must encrypt your hello.', zh: '你必须加密 ClientHello。' },
};
