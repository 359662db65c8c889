import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway authorized-keys` says; the lines themselves are worded by the SSH package. */
export const authorizedKeysPhrases = {
  'authorizedKeys.summary': {
    en: 'Look into authorized_keys: who may log in, and why.',
    zh: '查看 authorized_keys：谁可以登录，为什么。',
  },
  'authorizedKeys.explain.summary': {
    en: 'Say for each line whether it lets a key in; exit code 1 when none does.',
    zh: '逐行说明是否允许某把密钥登录；都不允许时退出码为 1。',
  },
  'authorizedKeys.files': {
    en: 'authorized_keys files, in the order sshd reads them; - is standard input',
    zh: 'authorized_keys 文件，按 sshd 读取的顺序；- 表示标准输入',
  },
  'authorizedKeys.key': {
    en: 'the public key or certificate that wants to log in',
    zh: '要登录的公钥或证书',
  },
  'authorizedKeys.from': { en: 'the address it comes from', zh: '连接来自的地址' },
  'authorizedKeys.host': {
    en: 'the name of that address, where sshd looks it up (UseDNS)',
    zh: '该地址对应的主机名（sshd 启用 UseDNS 时）',
  },
  'authorizedKeys.user': {
    en: 'the user to log in as (default: you)',
    zh: '要登录的用户（默认为当前用户）',
  },
  'authorizedKeys.strictModes': {
    en: 'also check owners and modes up to this home folder, as sshd does (StrictModes)',
    zh: '同时检查直到该主目录的属主和权限，与 sshd 相同（StrictModes）',
  },
  'authorizedKeys.all': { en: 'also the lines with other keys', zh: '也列出其他密钥所在的行' },
  'authorizedKeys.noFrom': {
    en: 'A line or the certificate asks where the connection comes from: give --from for an answer that holds.',
    zh: '有的行或证书限制了连接来源：请给出 --from 才能得到可靠的结论。',
  },
  'authorizedKeys.modes': {
    en: 'sshd does not believe these files, whatever they say (StrictModes):',
    zh: '无论内容如何，sshd 都不会采信这些文件（StrictModes）：',
  },
  'authorizedKeys.otherwise': { en: 'By what they say:', zh: '只看内容的话：' },
  'authorizedKeys.notAsked': {
    en: 'The first line that allows it decides. Those behind it are not asked; alone they would say:',
    zh: '第一条允许的行即为结论，其后的行不再参考；若单独看，它们会是：',
  },
} as const satisfies Record<string, Phrase>;
