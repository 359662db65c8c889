import type { Catalogue } from '@cutaway/primitives/explain';

/** What names in messages mean: authentication methods, channel types, requests, reasons. */
export const valuePhrases: Catalogue = {
  'value.method name.none': {
    en: 'No proof at all: asks which methods there are.',
    zh: '不出示任何凭据，只为询问有哪些认证方法。',
  },
  'value.method name.password': { en: 'A password.', zh: '密码。' },
  'value.method name.publickey': { en: 'A signature by the user’s key.', zh: '用用户私钥签名。' },
  'value.method name.publickey-hostbound-v00@openssh.com': {
    en: 'A signature by the user’s key that is also over the server’s host key.',
    zh: '用用户私钥签名，且签名涵盖服务器的主机密钥。',
  },
  'value.method name.keyboard-interactive': { en: 'Answers to questions of the server.', zh: '回答服务器的问题。' },
  'value.channel type.session': { en: 'For a command, a shell or a subsystem.', zh: '用于命令、shell 或子系统。' },
  'value.channel type.direct-tcpip': {
    en: 'The other side connects somewhere on the sender’s behalf.',
    zh: '由对方代为连接某处。',
  },
  'value.channel type.forwarded-tcpip': {
    en: 'Somebody connected to a port that is being forwarded.',
    zh: '有人连接了正在被转发的端口。',
  },
  'value.channel type.auth-agent@openssh.com': {
    en: 'The server wants to use the user’s agent, which can sign as the user.',
    zh: '服务器想使用用户的密钥代理，也就是以用户身份签名。',
  },
  'value.request name.tcpip-forward': {
    en: 'Listen on a port and forward what connects.',
    zh: '监听端口并转发连接。',
  },
  'value.request name.cancel-tcpip-forward': { en: 'Stop listening.', zh: '停止监听。' },
  'value.request name.hostkeys-00@openssh.com': {
    en: 'The server names all its host keys, so that clients can learn them before one changes.',
    zh: '服务器公布全部主机密钥，便于客户端在更换之前先行记录。',
  },
  'value.request name.hostkeys-prove-00@openssh.com': {
    en: 'The client asks for proof that the server really has these keys.',
    zh: '客户端要求服务器证明确实持有这些密钥。',
  },
  'value.request type.pty-req': { en: 'Make a pseudo-terminal.', zh: '分配伪终端。' },
  'value.request type.env': { en: 'Set an environment variable.', zh: '设置环境变量。' },
  'value.request type.shell': { en: 'Start the user’s shell.', zh: '启动用户的 shell。' },
  'value.request type.exec': { en: 'Run a command.', zh: '执行命令。' },
  'value.request type.subsystem': { en: 'Start a subsystem.', zh: '启动子系统。' },
  'value.request type.window-change': { en: 'The terminal has another size.', zh: '终端大小改变。' },
  'value.request type.signal': { en: 'Send a signal to what runs.', zh: '向运行中的程序发送信号。' },
  'value.request type.exit-status': { en: 'What ran has ended.', zh: '程序已结束。' },
  'value.request type.exit-signal': { en: 'What ran was ended by a signal.', zh: '程序被信号终止。' },
  'value.request type.eow@openssh.com': { en: 'The sender will read no more.', zh: '发送方不再读取数据。' },
  'value.request type.auth-agent-req@openssh.com': {
    en: 'Let the server use the user’s agent.',
    zh: '允许服务器使用用户的密钥代理。',
  },
  'value.channel open failure reason.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED': {
    en: 'Not allowed.',
    zh: '不被允许。',
  },
  'value.channel open failure reason.SSH_OPEN_CONNECT_FAILED': {
    en: 'The connection could not be made.',
    zh: '连接目标失败。',
  },
  'value.channel open failure reason.SSH_OPEN_UNKNOWN_CHANNEL_TYPE': {
    en: 'This type of channel is not known.',
    zh: '不认识该通道类型。',
  },
  'value.channel open failure reason.SSH_OPEN_RESOURCE_SHORTAGE': {
    en: 'There are too many already.',
    zh: '资源不足。',
  },
};
