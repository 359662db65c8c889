import type { Catalogue } from '@cutaway/primitives/explain';
import type { AuthenticationMethod, KeyExchangeMethod } from '../registry/cipher-suites.js';

/** What can be said of a suite. */
export type SuitePhraseKey =
  | `suite.exchange.${KeyExchangeMethod}`
  | `suite.authentication.${AuthenticationMethod}`
  | `suite.encryption.${'aead' | 'cbc' | 'stream' | 'null'}`
  | `suite.${'notSpoken' | 'tls13' | 'mac' | 'hash12' | 'hash13' | 'forward' | 'noForward' | 'weak' | 'cbc'}`;

/** What the words in a cipher suite's name mean, and what follows from them. */
export const suitePhrases: Catalogue<SuitePhraseKey> = {
  'suite.notSpoken': { en: 'A registered suite that is not spoken here.', zh: '已注册的套件，这里没有实现。' },
  'suite.tls13': {
    en: 'TLS 1.3: key exchange and signature are negotiated by themselves, in supported_groups and signature_algorithms.',
    zh: 'TLS 1.3：密钥交换和签名算法另行协商，见 supported_groups 和 signature_algorithms。',
  },
  'suite.exchange.RSA': {
    en: 'Key exchange: the client encrypts the secret to the server’s RSA key.',
    zh: '密钥交换：客户端用服务器的 RSA 公钥加密秘密。',
  },
  'suite.exchange.DHE': {
    en: 'Key exchange: Diffie-Hellman with a new key each time.',
    zh: '密钥交换：每次使用新密钥的 Diffie-Hellman。',
  },
  'suite.exchange.ECDHE': {
    en: 'Key exchange: Diffie-Hellman on an elliptic curve with a new key each time.',
    zh: '密钥交换：每次使用新密钥的椭圆曲线 Diffie-Hellman。',
  },
  'suite.authentication.RSA': {
    en: 'The server proves itself with an RSA key.',
    zh: '服务器用 RSA 密钥证明身份。',
  },
  'suite.authentication.DSS': {
    en: 'The server proves itself with a DSA key.',
    zh: '服务器用 DSA 密钥证明身份。',
  },
  'suite.authentication.ECDSA': {
    en: 'The server proves itself with an elliptic-curve key.',
    zh: '服务器用椭圆曲线密钥证明身份。',
  },
  'suite.authentication.anon': { en: 'The server does not prove itself at all.', zh: '服务器完全不证明身份。' },
  'suite.encryption.aead': {
    en: 'Data is encrypted and authenticated in one, with a key of {bits} bits.',
    zh: '加密和认证一并完成，密钥 {bits} 位。',
  },
  'suite.encryption.cbc': {
    en: 'Data is encrypted in chained blocks, with a key of {bits} bits.',
    zh: '分组链接（CBC）加密，密钥 {bits} 位。',
  },
  'suite.encryption.stream': {
    en: 'Data is encrypted with a key stream, with a key of {bits} bits.',
    zh: '流加密，密钥 {bits} 位。',
  },
  'suite.encryption.null': { en: 'Data is not encrypted.', zh: '数据不加密。' },
  'suite.mac': { en: 'Each record carries a MAC of {bits} bits.', zh: '每条记录带有 {bits} 位的 MAC。' },
  'suite.hash12': {
    en: 'Hash of the key derivation (PRF) and of Finished.',
    zh: '用于密钥派生（PRF）和 Finished 的哈希。',
  },
  'suite.hash13': {
    en: 'Hash of the key derivation (HKDF) and of the transcript.',
    zh: '用于密钥派生（HKDF）和握手摘要的哈希。',
  },
  'suite.forward': {
    en: 'Forward secrecy: a key stolen later opens no recording of today.',
    zh: '前向安全：日后密钥被盗，也解不开今天录下的流量。',
  },
  'suite.noForward': {
    en: 'No forward secrecy: whoever steals the server’s key later reads what was recorded today.',
    zh: '没有前向安全：日后偷到服务器私钥的人，能解开今天录下的流量。',
  },
  'suite.weak': { en: 'Broken: reachable only through the lab.', zh: '已被攻破，只能在 lab 中使用。' },
  'suite.cbc': {
    en: 'CBC has had padding oracles again and again (BEAST, Lucky Thirteen, POODLE).',
    zh: 'CBC 屡次出现填充预言攻击（BEAST、Lucky Thirteen、POODLE）。',
  },
};
