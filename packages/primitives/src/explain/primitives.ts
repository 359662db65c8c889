import type { CryptoErrorCode } from '../crypto/errors.js';
import type { StreamErrorCode } from '../streams/errors.js';
import type { WireErrorCode } from '../wire/errors.js';
import type { Catalogue } from './catalogue.js';

/** The sentences for this package's error codes. */
export const primitivesCatalogue: Catalogue<`error.${WireErrorCode | CryptoErrorCode | StreamErrorCode}`> = {
  'error.wire/truncated': {
    en: 'The bytes end inside a field: {expected} were needed, {actual} are left.',
    zh: '字节在字段中间就结束了：需要 {expected} 个，只剩 {actual} 个。',
  },
  'error.wire/trailing-bytes': {
    en: '{actual} bytes are left over behind the last field.',
    zh: '最后一个字段之后还多出 {actual} 个字节。',
  },
  'error.wire/length-out-of-bounds': {
    en: 'A length of {actual} is outside the allowed {min} to {max}.',
    zh: '长度 {actual} 超出了允许的范围 {min} 到 {max}。',
  },
  'error.wire/length-not-a-multiple': {
    en: 'A length of {actual} is no multiple of {expected}.',
    zh: '长度 {actual} 不是 {expected} 的整数倍。',
  },
  'error.wire/unexpected-value': {
    en: 'The field must hold {expected} and holds {actual}.',
    zh: '该字段的值必须是 {expected}，实际是 {actual}。',
  },
  'error.wire/value-out-of-range': {
    en: 'The value {actual} does not fit into {expected}.',
    zh: '值 {actual} 放不进 {expected}。',
  },
  'error.wire/not-minimal': {
    en: 'An integer is written in {actual} bytes; {expected} are enough, and the shortest form is the only one allowed.',
    zh: '一个整数用了 {actual} 个字节来表示，而 {expected} 个就够了；规范只允许最短的写法。',
  },
  'error.wire/not-utf8': {
    en: 'A text field of {actual} bytes is not UTF-8.',
    zh: '一个 {actual} 字节的文本字段不是合法的 UTF-8。',
  },
  'error.wire/not-ascii': {
    en: 'The name {actual} holds something else than printable US-ASCII characters.',
    zh: '名称 {actual} 中含有可打印 US-ASCII 以外的字符。',
  },
  'error.crypto/unsupported': {
    en: 'The crypto provider "{provider}" does not have {algorithm}.',
    zh: '密码学后端“{provider}”不支持 {algorithm}。',
  },
  'error.crypto/invalid-key': {
    en: 'The {algorithm} key cannot be used: {reason}.',
    zh: '这把 {algorithm} 密钥不能使用：{reason}。',
  },
  'error.crypto/invalid-length': {
    en: '{algorithm}: the {input} has {actual} bytes where {expected} are needed.',
    zh: '{algorithm}：{input} 有 {actual} 个字节，应为 {expected} 个。',
  },
  'error.crypto/invalid-parameter': {
    en: '{algorithm}: the parameter {parameter} is not valid.',
    zh: '{algorithm}：参数 {parameter} 无效。',
  },
  'error.crypto/authentication-failed': {
    en: '{algorithm}: the authentication tag does not match; the data was changed or the key is another one.',
    zh: '{algorithm}：认证标签不匹配，数据被改动过，或者密钥不对。',
  },
  'error.crypto/decryption-failed': {
    en: '{algorithm}: the data cannot be decrypted.',
    zh: '{algorithm}：数据无法解密。',
  },
  'error.crypto/invalid-public-value': {
    en: '{algorithm}: the peer sent a public value that is not allowed: {reason}.',
    zh: '{algorithm}：对方发来的公开值不被允许：{reason}。',
  },
  'error.crypto/message-too-long': {
    en: '{algorithm}: the message of {actual} bytes is longer than the {expected} this key can take.',
    zh: '{algorithm}：消息有 {actual} 个字节，超过了这把密钥能处理的 {expected} 个。',
  },
  'error.stream/transport-failed': {
    en: 'What carries the connection failed: {reason}.',
    zh: '承载连接的传输通道出了故障：{reason}。',
  },
  'error.stream/web-socket-closed': {
    en: 'The WebSocket was closed with code {closeCode}. Is the relay running, and may it connect to the destination?',
    zh: 'WebSocket 已关闭，代码 {closeCode}。请检查中继是否在运行，以及它能否连到目标主机。',
  },
  'error.stream/message-port-closed': {
    en: 'The other end of the message channel was closed.',
    zh: '消息通道的另一端已经关闭。',
  },
  'error.stream/unexpected-message': {
    en: 'A message that does not carry bytes came in ({actual}).',
    zh: '收到一条不是字节数据的消息（{actual}）。',
  },
  'error.stream/overflow': {
    en: 'The peer sent more than {maximum} bytes that nobody has read yet.',
    zh: '对方发来的数据中，尚未读取的部分超过了 {maximum} 个字节。',
  },
};
