import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway ssh serve` says. */
export const sshServePhrases = {
  'sshServe.summary': {
    en: 'Serve SSH, and show what happens on every connection, byte by byte.',
    zh: '提供 SSH 服务，逐字节展示每个连接上发生的一切。',
  },
  'sshServe.option.hostKey': {
    en: 'private key to prove who this is; may be given again (default: one made for the run)',
    zh: '用来证明自己身份的主机私钥，可多次给出（默认现场生成一把）',
  },
  'sshServe.option.authorizedKeys': {
    en: 'who may log in, as in ~/.ssh/authorized_keys (default: a key made for the run)',
    zh: '允许登录者，格式同 ~/.ssh/authorized_keys（默认现场生成一把密钥）',
  },
  'sshServe.option.passwordFile': {
    en: 'also let in who knows the password on the first line of this file; - asks for it, or reads standard input',
    zh: '知道该文件首行密码者也可登录；- 表示询问，或从标准输入读取',
  },
  'sshServe.askPassword': { en: 'Password for those who log in: ', zh: '供登录者使用的密码：' },
  'sshServe.password': {
    en: 'Whoever knows the password may log in, under any name. Passwords that are tried are shown as they came.',
    zh: '知道密码的人可以用任意用户名登录。收到的密码会原样显示。',
  },
  'sshServe.passwordRight': { en: 'The password for {user} is right.', zh: '用户 {user} 的密码正确。' },
  'sshServe.passwordWrong': { en: 'The password for {user} is wrong.', zh: '用户 {user} 的密码错误。' },
  'sshServe.option.git': {
    en: 'serve the git repositories below this folder, for cloning and pushing',
    zh: '提供该目录下的 git 仓库，可克隆也可推送',
  },
  'sshServe.option.readOnly': { en: 'take no pushes', zh: '不接受推送' },
  'sshServe.option.allowExec': {
    en: 'DANGEROUS: run whatever those who log in want, as the user who runs this',
    zh: '危险：以运行本程序的用户身份执行登录者要求的任何命令',
  },
  'sshServe.option.quiet': { en: 'only say who logs in and what runs', zh: '只显示谁登录、执行什么' },
  'sshServe.listening': {
    en: 'Serving SSH on {address}, port {port}.',
    zh: '正在 {address} 端口 {port} 上提供 SSH 服务。',
  },
  'sshServe.hostKey': { en: 'Host key: {type}, {fingerprint}', zh: '主机密钥：{type}，{fingerprint}' },
  'sshServe.madeKey': {
    en: 'Whoever has the key made for this run may log in: {file}',
    zh: '持有本次运行所生成密钥的人可以登录：{file}',
  },
  'sshServe.nothing': {
    en: 'Logging in is all that can be done here: --git and --allow-exec offer more.',
    zh: '目前只能登录，不能做别的；--git 和 --allow-exec 可提供更多功能。',
  },
  'sshServe.runs': { en: 'Runs: {command}', zh: '执行：{command}' },
  'sshServe.doesNotRun': { en: 'Does not run: {command}', zh: '拒绝执行：{command}' },
  'sshServe.refused': { en: 'This server does not run: {command}', zh: '本服务器不执行：{command}' },
  'sshServe.aShell': { en: 'a shell', zh: '交互式 shell' },
  'sshServe.noTerminal': {
    en: 'This server makes no terminals: what you type goes line by line to a program that sees a pipe.',
    zh: '本服务器不创建终端：输入的内容逐行交给程序，程序面对的是管道。',
  },
  'sshServe.notTouched': {
    en: 'The signature does not say that the user touched the authenticator.',
    zh: '签名没有表明用户触碰过认证器。',
  },
  'sshServe.notVerified': {
    en: 'The signature does not say that the authenticator identified the user.',
    zh: '签名没有表明认证器验证过用户身份。',
  },
} as const satisfies Record<string, Phrase>;
