import type { Catalogue } from '@cutaway/primitives/explain';
import type { SshErrorCode } from '../errors/index.js';

/** What each error code means. */
export const errorPhrases: Catalogue<`error.${SshErrorCode}`> = {
  'error.ssh/unknown-key-type': {
    en: 'Keys of type "{type}" are not known here.',
    zh: '不认识“{type}”类型的密钥。',
  },
  'error.ssh/malformed-key': {
    en: 'The public key cannot be read: {reason}.',
    zh: '公钥无法解析：{reason}。',
  },
  'error.ssh/key-type-mismatch': {
    en: 'The line says the key is of type {written}; the key itself says {type}.',
    zh: '该行写的密钥类型是 {written}，而密钥内部写的是 {type}。',
  },
  'error.ssh/key-too-short': {
    en: 'The RSA key has {actual} bits; at least {minimum} are required.',
    zh: 'RSA 密钥只有 {actual} 位，至少需要 {minimum} 位。',
  },
  'error.ssh/malformed-signature': {
    en: 'The signature cannot be read: {reason}.',
    zh: '签名无法解析：{reason}。',
  },
  'error.ssh/signature-algorithm': {
    en: 'The signature algorithm "{algorithm}" is not allowed here with a key of type {keyType}.',
    zh: '类型为 {keyType} 的密钥在这里不允许使用签名算法“{algorithm}”。',
  },
  'error.ssh/malformed-certificate': {
    en: 'The certificate cannot be read: {reason}.',
    zh: '证书无法解析：{reason}。',
  },
  'error.ssh/certificate-signature': {
    en: 'The certificate is not signed by the authority it names: it is forged or was altered.',
    zh: '证书并不是由其所写的 CA 签发的：它是伪造的，或被改动过。',
  },
  'error.ssh/malformed-sshsig': {
    en: 'The signature file cannot be read: {reason}.',
    zh: '签名文件无法解析：{reason}。',
  },
  'error.ssh/malformed-krl': {
    en: 'The list of revoked keys cannot be read: {reason}. Every key must be taken for revoked.',
    zh: '吊销列表无法解析：{reason}。此时应将所有密钥都视为已吊销。',
  },
  'error.ssh/unknown-private-key-format': {
    en: 'The text is no private key in a format that is known here.',
    zh: '这段文本不是任何已知格式的私钥。',
  },
  'error.ssh/malformed-private-key': {
    en: 'The private key cannot be read: {reason}.',
    zh: '私钥无法解析：{reason}。',
  },
  'error.ssh/passphrase-needed': {
    en: 'The private key is encrypted; its passphrase is needed.',
    zh: '私钥已加密，需要口令。',
  },
  'error.ssh/wrong-passphrase': {
    en: 'The passphrase does not open the private key.',
    zh: '口令不对，无法打开私钥。',
  },
  'error.ssh/unsupported-cipher': {
    en: 'The private key is encrypted with {cipher}, which is not supported.',
    zh: '私钥使用 {cipher} 加密，不受支持。',
  },
  'error.ssh/unsupported-kdf': {
    en: 'The private key is protected with the key derivation {kdf}, which is not supported.',
    zh: '私钥使用的密钥派生算法 {kdf} 不受支持。',
  },
  'error.ssh/kdf-cost': {
    en: 'Trying a passphrase would cost {actual}; at most {maximum} is allowed.',
    zh: '尝试一次口令的代价是 {actual}，超过了允许的上限 {maximum}。',
  },
  'error.ssh/agent-unavailable': {
    en: 'No agent can be reached ({reason}).',
    zh: '无法连接密钥代理（{reason}）。',
  },
  'error.ssh/agent-refused': {
    en: 'The agent refused the request (message {request}); it does not say why.',
    zh: '密钥代理拒绝了请求（消息 {request}），没有说明原因。',
  },
  'error.ssh/agent-malformed': {
    en: 'A message between client and agent cannot be read: {reason}.',
    zh: '客户端与密钥代理之间的消息无法解析：{reason}。',
  },
  'error.ssh/agent-constraint': {
    en: 'The key comes with a constraint that is not known here: {constraint}.',
    zh: '密钥带有这里不认识的约束：{constraint}。',
  },
  'error.ssh/file-unreadable': {
    en: 'The file {path} cannot be read ({reason}).',
    zh: '无法读取文件 {path}（{reason}）。',
  },
  'error.ssh/file-modes': {
    en: 'Bad ownership or modes of {path} ({problem}, {mode}): somebody else could read or change it.',
    zh: '{path} 的属主或权限不安全（{problem}，{mode}）：其他人可能读取或改动它。',
  },
  'error.ssh/file-unwritable': {
    en: 'The file {path} cannot be written ({reason}).',
    zh: '无法写入文件 {path}（{reason}）。',
  },
};
