import type { Catalogue } from '@cutaway/primitives/explain';
import type { CertificateProblem } from '../certificates/validate.js';

type KnownHostsKey =
  | `verdict.${
      | 'known'
      | 'known.without-port'
      | 'unknown'
      | 'unknown.fingerprint'
      | 'unknown.nowhere'
      | 'unknown.elsewhere'
      | 'changed'
      | 'changed.other-type'
      | 'changed.meaning'
      | 'changed.fingerprint'
      | 'changed.recorded'
      | 'changed.advice'
      | 'revoked'
      | 'revoked.authority'
      | 'revoked.meaning'
      | 'ca-known'
      | 'ca-unknown'
      | 'ca-invalid'}`
  | `certificate.${CertificateProblem}`
  | `question.${'first-use' | 'again'}`
  | 'session.restricted';

/** What a host key verdict means, and what is asked at first use. */
export const knownHostsPhrases: Catalogue<KnownHostsKey> = {
  'verdict.known': {
    en: '{name} is known: this {type} key is recorded in {file}:{line}.',
    zh: '{name} 是已知主机：这把 {type} 密钥记录在 {file}:{line}。',
  },
  'verdict.known.without-port': {
    en: '{name} is known by its bare name: this {type} key is recorded without a port in {file}:{line}.',
    zh: '{name} 以不带端口的主机名出现在记录中：这把 {type} 密钥记录在 {file}:{line}。',
  },
  'verdict.unknown': {
    en: 'The authenticity of host {name} cannot be established: no key is recorded for it.',
    zh: '无法确认主机 {name} 的真实身份：没有它的密钥记录。',
  },
  'verdict.unknown.fingerprint': {
    en: 'It shows a {type} key with the fingerprint {fingerprint}.',
    zh: '它出示的 {type} 密钥指纹是 {fingerprint}。',
  },
  'verdict.unknown.nowhere': {
    en: 'The key is not recorded under any other name.',
    zh: '这把密钥也没有记录在其他主机名之下。',
  },
  'verdict.unknown.elsewhere': {
    en: 'The same key is recorded under these names: {places}.',
    zh: '同一把密钥还记录在这些名称之下：{places}。',
  },
  'verdict.changed': {
    en: 'WARNING: THE HOST KEY OF {name} HAS CHANGED!',
    zh: '警告：主机 {name} 的密钥变了！',
  },
  'verdict.changed.other-type': {
    en: 'WARNING: {name} SHOWS A KEY OF ANOTHER TYPE THAN THE RECORDED ONES!',
    zh: '警告：主机 {name} 出示的密钥与记录中的类型不同！',
  },
  'verdict.changed.meaning': {
    en: 'Somebody may be between you and the host, reading everything (man in the middle). Or the host has a new key, or the name belongs to another machine now.',
    zh: '可能有人正处在你和主机之间，读取全部内容（中间人攻击）；也可能是主机换了密钥，或者这个名称现在指向另一台机器。',
  },
  'verdict.changed.fingerprint': {
    en: 'The {type} key it shows has the fingerprint {fingerprint}. Ask its administrator whether that is right.',
    zh: '它出示的 {type} 密钥指纹是 {fingerprint}。请向管理员核实是否正确。',
  },
  'verdict.changed.recorded': {
    en: 'Recorded {type} key: {file}:{line}, fingerprint {fingerprint}.',
    zh: '记录中的 {type} 密钥：{file}:{line}，指纹 {fingerprint}。',
  },
  'verdict.changed.advice': {
    en: 'When the new key is right, remove the old entries with: ssh-keygen -R "{name}" -f "{file}"',
    zh: '确认新密钥无误后，用以下命令删除旧记录：ssh-keygen -R "{name}" -f "{file}"',
  },
  'verdict.revoked': {
    en: 'WARNING: THE {type} HOST KEY OF {name} IS MARKED AS REVOKED ({file}:{line})!',
    zh: '警告：主机 {name} 的 {type} 密钥已被标记为吊销（{file}:{line}）！',
  },
  'verdict.revoked.authority': {
    en: 'WARNING: THE AUTHORITY THAT CERTIFIED THE KEY OF {name} IS MARKED AS REVOKED ({file}:{line})!',
    zh: '警告：为主机 {name} 的密钥签发证书的 CA 已被标记为吊销（{file}:{line}）！',
  },
  'verdict.revoked.meaning': {
    en: 'A stolen key may be in use to impersonate the host.',
    zh: '可能有人正用被盗的密钥冒充这台主机。',
  },
  'verdict.ca-known': {
    en: '{name} is certified by the authority recorded in {file}:{line} (key ID "{keyId}", serial {serial}).',
    zh: '{name} 由 {file}:{line} 中记录的 CA 签发了证书（密钥 ID“{keyId}”，序列号 {serial}）。',
  },
  'verdict.ca-unknown': {
    en: 'The authenticity of host {name} cannot be established: neither its key nor the authority of its certificate is recorded.',
    zh: '无法确认主机 {name} 的真实身份：既没有它的密钥记录，也没有其证书 CA 的记录。',
  },
  'verdict.ca-invalid': {
    en: 'The certificate that {name} shows comes from the authority recorded in {file}:{line}, but cannot be accepted:',
    zh: '{name} 出示的证书来自 {file}:{line} 中记录的 CA，但不能接受：',
  },
  'certificate.signature': {
    en: 'It is not signed by the authority it names.',
    zh: '它并不是由其所写的 CA 签发的。',
  },
  'certificate.signature-algorithm': {
    en: 'It is signed with an algorithm that is not allowed, such as SHA-1.',
    zh: '它使用了不允许的签名算法（例如 SHA-1）。',
  },
  'certificate.role': {
    en: 'It is a certificate for the other side: a user where a host is needed, or the reverse.',
    zh: '证书用途不符：需要主机证书却出示了用户证书，或者相反。',
  },
  'certificate.not-yet-valid': { en: 'It is not valid yet.', zh: '它尚未生效。' },
  'certificate.expired': { en: 'It has expired.', zh: '它已经过期。' },
  'certificate.no-principals': { en: 'It names nobody it is good for.', zh: '它没有写明适用于谁。' },
  'certificate.principal': { en: 'It is good for other names only.', zh: '它只适用于其他名称。' },
  'certificate.critical-option': {
    en: 'It has a critical option that is not understood here.',
    zh: '它带有这里无法理解的关键选项（critical option）。',
  },
  'question.first-use': {
    en: 'Compare the fingerprint with the one published for the host. Continue connecting (yes/no/[fingerprint])? ',
    zh: '请与该主机公布的指纹核对。要继续连接吗（yes/no/[指纹]）？',
  },
  'question.again': {
    en: 'Please type "yes", "no" or the fingerprint: ',
    zh: '请输入“yes”、“no”或指纹：',
  },
  'session.restricted': {
    en: 'Password and keyboard-interactive authentication and all forwarding are disabled, so that a man in the middle gains nothing from them.',
    zh: '为了不让中间人有机可乘，密码认证、键盘交互认证以及所有转发都已停用。',
  },
};
