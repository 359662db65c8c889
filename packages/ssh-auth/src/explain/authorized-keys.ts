import type { Catalogue } from '@cutaway/primitives/explain';
import type { AuthorizationOutcome } from '../authorized-keys/authorize.js';
import type { RevocationReason } from '../revocation/krl.js';

type PermissionKey =
  | 'command'
  | 'agent-forwarding'
  | 'port-forwarding'
  | 'x11-forwarding'
  | 'pty'
  | 'user-rc'
  | 'environment'
  | 'permit-open'
  | 'permit-listen'
  | 'tunnel'
  | 'no-touch'
  | 'verify';

/** What lines of `authorized_keys` say about a login, and what a session may do. */
export const authorizedKeysPhrases: Catalogue<
  | `authorization.${AuthorizationOutcome}`
  | `authorization.${'granted' | 'refused' | 'refused.no-line'}`
  | `revocation.${RevocationReason}`
  | `permission.${PermissionKey}`
> = {
  'authorization.granted': {
    en: 'The {type} key {fingerprint} may log in as {user}.',
    zh: '{type} 密钥 {fingerprint} 可以登录为 {user}。',
  },
  'authorization.refused': {
    en: 'The {type} key {fingerprint} may not log in as {user}.',
    zh: '{type} 密钥 {fingerprint} 不能登录为 {user}。',
  },
  'authorization.refused.no-line': { en: 'No line has this key.', zh: '没有任何一行包含这把密钥。' },
  'authorization.allowed': { en: '{file}:{line} allows it.', zh: '{file}:{line} 允许登录。' },
  'authorization.broken': {
    en: '{file}:{line} cannot be read ({option}) and is passed over.',
    zh: '{file}:{line} 无法解析（{option}），已跳过。',
  },
  'authorization.key': { en: '{file}:{line} has another key.', zh: '{file}:{line} 是另一把密钥。' },
  'authorization.bad-option': {
    en: '{file}:{line} has the key, but the option "{option}" is unknown, repeated or has no valid value, so the line is not used.',
    zh: '{file}:{line} 有这把密钥，但选项“{option}”未知、重复或取值无效，因此整行作废。',
  },
  'authorization.authority-only': {
    en: '{file}:{line} has the key as a certificate authority: only keys it has certified may log in, not the key itself.',
    zh: '{file}:{line} 把这把密钥当作 CA：只有由它签发证书的密钥才能登录，它自己不行。',
  },
  'authorization.not-an-authority': {
    en: "{file}:{line} has the key of the certificate's authority, but does not say cert-authority.",
    zh: '{file}:{line} 有签发该证书的 CA 密钥，但没有写 cert-authority。',
  },
  'authorization.expired': {
    en: '{file}:{line} has expired (expiry-time).',
    zh: '{file}:{line} 已过期（expiry-time）。',
  },
  'authorization.principals-without-authority': {
    en: '{file}:{line} has principals, which makes sense with cert-authority alone, so the line is not used.',
    zh: '{file}:{line} 写了 principals，但它只能与 cert-authority 一起使用，因此整行作废。',
  },
  'authorization.from': {
    en: '{file}:{line} has the key, but only for connections from {option}.',
    zh: '{file}:{line} 有这把密钥，但只允许来自 {option} 的连接。',
  },
  'authorization.from-invalid': {
    en: '{file}:{line} has the key, but its from="{option}" has bits set outside of a network prefix, so the line is not used.',
    zh: '{file}:{line} 有这把密钥，但 from="{option}" 中的网络地址在前缀之外还有非零位，因此整行作废。',
  },
  'authorization.source-address': {
    en: '{file}:{line} has the authority, but the certificate is only good from {option}.',
    zh: '{file}:{line} 有这个 CA，但证书只允许从 {option} 使用。',
  },
  'authorization.source-address-invalid': {
    en: '{file}:{line} has the authority, but the source-address of the certificate ({option}) is not valid.',
    zh: '{file}:{line} 有这个 CA，但证书的 source-address（{option}）无效。',
  },
  'authorization.certificate-option': {
    en: '{file}:{line} has the authority, but the option "{option}" in the certificate is not valid.',
    zh: '{file}:{line} 有这个 CA，但证书中的选项“{option}”无效。',
  },
  'authorization.principals': {
    en: '{file}:{line} has the authority, but the certificate has none of the principals {option}.',
    zh: '{file}:{line} 有这个 CA，但证书不含 {option} 中的任何一个 principal。',
  },
  'authorization.certificate': {
    en: '{file}:{line} has the authority, but the certificate is not good:',
    zh: '{file}:{line} 有这个 CA，但证书不合格：',
  },
  'authorization.commands': {
    en: '{file}:{line} has the authority, but the line and the certificate force different commands.',
    zh: '{file}:{line} 有这个 CA，但该行与证书强制的命令不一致。',
  },
  'revocation.key': { en: 'The key is revoked.', zh: '该密钥已被吊销。' },
  'revocation.fingerprint': { en: 'The key is revoked by its fingerprint.', zh: '该密钥已按指纹吊销。' },
  'revocation.authority': {
    en: "The key of the certificate's authority is revoked.",
    zh: '签发该证书的 CA 密钥已被吊销。',
  },
  'revocation.serial': {
    en: 'The certificate is revoked by its serial number.',
    zh: '该证书已按序列号吊销。',
  },
  'revocation.key-id': { en: 'The certificate is revoked by its key ID.', zh: '该证书已按密钥 ID 吊销。' },
  'permission.command': {
    en: 'It runs this command, whatever the client asks for: {value}',
    zh: '无论客户端请求什么，都只运行这条命令：{value}',
  },
  'permission.agent-forwarding': { en: 'No agent forwarding.', zh: '禁止代理（agent）转发。' },
  'permission.port-forwarding': { en: 'No port forwarding.', zh: '禁止端口转发。' },
  'permission.x11-forwarding': { en: 'No X11 forwarding.', zh: '禁止 X11 转发。' },
  'permission.pty': { en: 'No terminal (pty).', zh: '不分配终端（pty）。' },
  'permission.user-rc': { en: '~/.ssh/rc is not run.', zh: '不执行 ~/.ssh/rc。' },
  'permission.environment': {
    en: 'These variables are set, if the server permits it: {value}.',
    zh: '如果服务器允许，会设置这些环境变量：{value}。',
  },
  'permission.permit-open': {
    en: 'Connections may be forwarded to these targets only: {value}.',
    zh: '只能把连接转发到这些目标：{value}。',
  },
  'permission.permit-listen': {
    en: 'The server may listen for the client on these addresses only: {value}.',
    zh: '服务器只能为客户端监听这些地址：{value}。',
  },
  'permission.tunnel': { en: 'Tunnel device {value} is forced.', zh: '强制使用隧道设备 {value}。' },
  'permission.no-touch': {
    en: 'A FIDO key need not be touched.',
    zh: 'FIDO 密钥无需触摸确认。',
  },
  'permission.verify': {
    en: 'A FIDO key must identify the user (PIN or biometrics).',
    zh: 'FIDO 密钥必须验证用户身份（PIN 或生物特征）。',
  },
};
