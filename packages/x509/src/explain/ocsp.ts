import type { Catalogue } from '@cutaway/primitives/explain';
import type { X509ErrorCode } from '../errors.js';
import type { OcspCheckName, OcspFailureCode } from '../ocsp/check.js';
import type { FailureCode } from '../verify/check.js';

/** What each check of an OCSP response asks, and why one is not believed. */
export const ocspPhrases: Catalogue<
  `check.${OcspCheckName}` | `error.${Exclude<OcspFailureCode, X509ErrorCode | FailureCode>}`
> = {
  'check.ocsp.encoding': {
    en: 'The bytes are an OCSP response in strict DER.',
    zh: '这些字节是严格 DER 编码的 OCSP 响应。',
  },
  'check.ocsp.status': { en: 'The responder gave an answer, not an error.', zh: '响应者给出了答复，而不是错误。' },
  'check.ocsp.certificate': {
    en: 'The answer is about this certificate of this issuer.',
    zh: '答复针对的正是该签发者签发的这张证书。',
  },
  'check.ocsp.responder': {
    en: 'The responder is the issuer itself, or the issuer authorized it.',
    zh: '响应者就是签发者本身，或者得到了签发者的授权。',
  },
  'check.ocsp.signature': {
    en: 'The signature verifies under the responder’s public key.',
    zh: '用响应者的公钥验证签名成功。',
  },
  'check.ocsp.time': {
    en: 'The answer is in force at the moment of verification.',
    zh: '答复在验证时刻有效。',
  },
  'check.ocsp.nonce': {
    en: 'The response repeats the nonce of the request, so it was made for it.',
    zh: '响应重复了请求中的 nonce，说明它是专为该请求生成的。',
  },
  'error.x509/ocsp-error-response': {
    en: 'The responder gave no answer but the error {status}.',
    zh: '响应者没有答复，只返回了错误 {status}。',
  },
  'error.x509/ocsp-no-answer': {
    en: 'The response says nothing about this certificate.',
    zh: '响应中没有关于这张证书的内容。',
  },
  'error.x509/ocsp-unknown-responder': {
    en: 'Nobody knows whose key signed the response: the certificate of the responder it names is not there.',
    zh: '无从得知响应由谁的密钥签名：找不到它所指名的响应者的证书。',
  },
  'error.x509/ocsp-responder-not-authorized': {
    en: 'The issuer did not authorize this responder: {reasons}.',
    zh: '签发者没有授权这个响应者：{reasons}。',
  },
  'error.x509/ocsp-not-yet-valid': {
    en: 'The answer is valid from {thisUpdate} on; it is {time}.',
    zh: '答复从 {thisUpdate} 起才有效，现在是 {time}。',
  },
  'error.x509/ocsp-stale': {
    en: 'The answer was valid until {nextUpdate}; it is {time}. Since then the certificate may have been revoked.',
    zh: '答复的有效期截至 {nextUpdate}，现在是 {time}。此后证书可能已被吊销。',
  },
  'error.x509/ocsp-nonce-missing': {
    en: 'The response does not repeat the nonce of the request; it may be an old one.',
    zh: '响应没有重复请求中的 nonce，可能是旧的响应。',
  },
  'error.x509/ocsp-nonce-mismatch': {
    en: 'The response repeats another nonce than the one sent: it was made for another request.',
    zh: '响应中的 nonce 与发送的不同：它是为另一个请求生成的。',
  },
};
