import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway ssh` says. */
export const sshPhrases = {
  'ssh.page.title': { en: 'SSH to {destination}', zh: 'SSH 连接 {destination}' },
  'ssh.summary': {
    en: 'Log in to an SSH server, for a shell or a command. Usable as GIT_SSH_COMMAND.',
    zh: '登录 SSH 服务器，使用交互式 shell 或执行命令；可用作 GIT_SSH_COMMAND。',
  },
  'ssh.argument.destination': {
    en: 'whom to log in to; also ssh://user@host:port',
    zh: '登录目标，也可写作 ssh://user@host:port',
  },
  'ssh.argument.command': { en: 'what to run there (default: a shell)', zh: '要在远端执行的命令（默认启动 shell）' },
  'ssh.option.port': { en: 'port of the server (default: 22)', zh: '服务器端口（默认 22）' },
  'ssh.option.login': { en: 'user to log in as', zh: '登录用户名' },
  'ssh.option.identity': {
    en: 'private key file to log in with; may be given again (default: ~/.ssh/id_rsa, id_ecdsa, id_ed25519)',
    zh: '登录所用的私钥文件，可多次给出（默认 ~/.ssh/id_rsa、id_ecdsa、id_ed25519）',
  },
  'ssh.option.knownHosts': {
    en: 'known_hosts file to go by and to write to (default: ~/.ssh/known_hosts)',
    zh: '查对并写入的 known_hosts 文件（默认 ~/.ssh/known_hosts）',
  },
  'ssh.option.config': {
    en: 'configuration file, or none (default: ~/.ssh/config and /etc/ssh/ssh_config)',
    zh: '配置文件，none 表示不用（默认 ~/.ssh/config 和 /etc/ssh/ssh_config）',
  },
  'ssh.option.option': {
    en: 'a setting of ssh_config(5), such as StrictHostKeyChecking=yes',
    zh: 'ssh_config(5) 的设置，例如 StrictHostKeyChecking=yes',
  },
  'ssh.option.jump': {
    en: 'go through these hosts: [user@]host[:port], with commas between them',
    zh: '经由这些主机跳转：[user@]host[:port]，用逗号分隔',
  },
  'ssh.option.forceTty': {
    en: 'ask for a terminal for a command too; twice: even without one here',
    zh: '执行命令时也申请终端；给两次则本地没有终端也申请',
  },
  'ssh.option.noTty': { en: 'ask for no terminal', zh: '不申请终端' },
  'ssh.option.trace': {
    en: 'explain every packet, secret, choice and check on stderr',
    zh: '在标准错误上逐一讲解数据包、密钥、选择与检查',
  },
  'ssh.option.traceFile': {
    en: 'write that to FILE, which only you can read; it holds the secrets of the connection',
    zh: '把讲解写入 FILE，仅自己可读；其中含有本次连接的密钥',
  },
  'ssh.option.json': { en: 'the trace as NDJSON, one event a line', zh: '轨迹采用 NDJSON，每行一个事件' },
  'ssh.option.ipv4': { en: 'connect over IPv4 only', zh: '只用 IPv4 连接' },
  'ssh.option.ipv6': { en: 'connect over IPv6 only', zh: '只用 IPv6 连接' },
  'ssh.option.subsystem': { en: 'the command is the name of a subsystem', zh: '命令是子系统的名称' },
  'ssh.option.noStdin': { en: 'read nothing from standard input', zh: '不读取标准输入' },
  'ssh.option.localForward': {
    en: 'listen on a port here; the server connects whoever comes to host:port',
    zh: '在本机监听端口，由服务器把来访者连到 host:port',
  },
  'ssh.option.remoteForward': {
    en: 'let the server listen on a port; from here whoever comes is connected to host:port',
    zh: '让服务器监听端口，由本机把来访者连到 host:port',
  },
  'ssh.option.dynamicForward': {
    en: 'listen on a port here for SOCKS5; the server connects each client to where it wants',
    zh: '在本机端口提供 SOCKS5 代理，由服务器把客户端连到其要去的地方',
  },
  'ssh.option.noSession': {
    en: 'run nothing there: for forwarded ports alone',
    zh: '不在远端执行任何程序，只转发端口',
  },
  'ssh.option.forwardAgent': {
    en: 'let the server use the agent here; whoever rules the server can then sign as you',
    zh: '让服务器使用本机的密钥代理；控制该服务器的人因此可以用你的密钥签名',
  },
  'ssh.badForwarding': {
    en: '"{forwarding}" is not [ADDRESS:]PORT:HOST:PORT.',
    zh: '“{forwarding}”不是 [ADDRESS:]PORT:HOST:PORT 的形式。',
  },
  'ssh.badListening': {
    en: '"{forwarding}" is not [ADDRESS:]PORT.',
    zh: '“{forwarding}”不是 [ADDRESS:]PORT 的形式。',
  },
  'ssh.notForwarded': {
    en: 'Port {port} of {address} is not forwarded: {reason}',
    zh: '{address} 的端口 {port} 未能转发：{reason}',
  },
  'ssh.portTaken': { en: 'something else listens there.', zh: '该端口已被占用。' },
  'ssh.portNotAllowed': { en: 'the system does not allow it.', zh: '系统不允许使用该端口。' },
  'ssh.forwardRefused': {
    en: 'The server does not connect to {host}, port {port}: {reason}',
    zh: '服务器没有连接 {host} 端口 {port}：{reason}',
  },
  'ssh.dynamicPort': {
    en: 'Port {port} here is a SOCKS5 proxy to wherever the server reaches.',
    zh: '本机端口 {port} 是 SOCKS5 代理，可达服务器所能到达之处。',
  },
  'ssh.localPort': {
    en: 'Port {port} here leads to {target}, port {targetPort}.',
    zh: '本机端口 {port} 通往 {target} 端口 {targetPort}。',
  },
  'ssh.remotePort': {
    en: 'Port {port} of the server leads to {target}, port {targetPort}.',
    zh: '服务器端口 {port} 通往 {target} 端口 {targetPort}。',
  },
  'ssh.agentForwarded': {
    en: 'WARNING: your agent is forwarded: whoever rules {host} can sign with its keys while this lasts. -J needs no forwarding.',
    zh: '警告：密钥代理已被转发，连接期间控制 {host} 的人可以用其中的密钥签名。使用 -J 跳转则无需转发。',
  },
  'ssh.option.quiet': { en: 'no warnings and no banner', zh: '不显示警告和登录横幅' },
  'ssh.option.print': {
    en: 'print what the connection would be made with, and do not connect',
    zh: '打印将要使用的设置，不进行连接',
  },
  'ssh.badDestination': {
    en: '"{destination}" is not [USER@]HOST or ssh://[USER@]HOST[:PORT].',
    zh: '“{destination}”不是 [USER@]HOST 或 ssh://[USER@]HOST[:PORT] 的形式。',
  },
  'ssh.badOption': {
    en: '"{option}" is not understood; understood are, with =VALUE: {choices}.',
    zh: '不支持“{option}”；支持以下各项（后接 =值）：{choices}。',
  },
  'ssh.badOptionValue': {
    en: '{keyword} cannot be "{value}"; possible: {choices}.',
    zh: '{keyword} 的值不能是“{value}”，可用的是：{choices}。',
  },
  'ssh.configModes': {
    en: 'Others can write to {file}, and so could say where to connect and as whom: chmod go-w it.',
    zh: '其他人可以写入 {file}，从而改变连接目标和登录身份；请用 chmod go-w 收回写权限。',
  },
  'ssh.noProxyCommand': {
    en: 'ProxyCommand is not supported ({command}); -J goes through other hosts, -o ProxyCommand=none directly.',
    zh: '不支持 ProxyCommand（{command}）；经其他主机跳转请用 -J，直接连接请用 -o ProxyCommand=none。',
  },
  'ssh.nobodyToAsk': {
    en: 'Nobody can be asked: there is no terminal. Record the key first, or name a known_hosts file that has it.',
    zh: '没有终端，无法询问。请先记录该密钥，或指定含有它的 known_hosts 文件。',
  },
  'ssh.recorded': { en: 'The key of {name} is now recorded in {file}.', zh: '{name} 的密钥已记录到 {file}。' },
  'ssh.notRecorded': {
    en: 'The key of {name} could not be recorded: {file} cannot be written.',
    zh: '{name} 的密钥未能记录：{file} 无法写入。',
  },
  'ssh.learned': {
    en: 'The server has proven another key of its own, which is now recorded in {file}: {type}, {fingerprint}',
    zh: '服务器证明了自己的另一把密钥，已记录到 {file}：{type}，{fingerprint}',
  },
  'ssh.forgotten': {
    en: 'The server no longer has this key, which is taken out of {file}: {type}, {fingerprint}',
    zh: '服务器不再使用这把密钥，已从 {file} 中删除：{type}，{fingerprint}',
  },
  'ssh.prefixTruncation': {
    en: 'WARNING: the server has no strict kex; the first encrypted packets could be cut off unnoticed (Terrapin, CVE-2023-48795).',
    zh: '警告：服务器不支持严格密钥交换（strict kex），最初几个加密数据包可能被悄悄截掉（Terrapin，CVE-2023-48795）。',
  },
  'ssh.askPassword': { en: "{user}@{host}'s password: ", zh: '{user}@{host} 的密码：' },
  'ssh.askNewPassword': { en: 'New password for {user}@{host}: ', zh: '{user}@{host} 的新密码：' },
  'ssh.askNewPasswordAgain': { en: 'New password for {user}@{host} again: ', zh: '再次输入 {user}@{host} 的新密码：' },
  'ssh.passwordsDiffer': { en: 'The two are not the same. Once more:', zh: '两次输入不一致，请重新输入：' },
  'ssh.askPassphrase': { en: 'Passphrase for key {path}: ', zh: '私钥 {path} 的口令：' },
  'ssh.keyUnused': { en: 'Key {name} is not used: {reason}', zh: '未使用密钥 {name}：{reason}' },
  'ssh.agentUnused': { en: 'The agent at {path} is not used: {reason}', zh: '未使用 {path} 处的密钥代理：{reason}' },
  'ssh.noTerminalHere': {
    en: 'Standard input is no terminal, so none is asked for there; -t twice asks anyway.',
    zh: '标准输入不是终端，因此不在远端申请终端；给出两次 -t 可强制申请。',
  },
  'ssh.noTerminalThere': {
    en: 'The server gives no terminal; going on without.',
    zh: '服务器不提供终端，继续以无终端方式运行。',
  },
  'ssh.closed': { en: 'Connection to {host} closed.', zh: '与 {host} 的连接已关闭。' },
  'ssh.escapes': {
    en: 'At the start of a line: {escape}. ends the connection, {escape}? shows this, {escape}{escape} is {escape}.',
    zh: '在行首输入：{escape}. 断开连接，{escape}? 显示本说明，{escape}{escape} 输入 {escape} 本身。',
  },
  'ssh.jumpFailed': {
    en: '{jump} does not let us through to {host}, port {port}: {reason}',
    zh: '{jump} 不允许连到 {host} 端口 {port}：{reason}',
  },
  'ssh.traceWarning': {
    en: 'The trace in {file} holds the secrets of this connection: whoever reads it can decrypt it.',
    zh: '{file} 中的轨迹含有本次连接的密钥：能读到它的人就能解密这次连接。',
  },
  'ssh.signalled': { en: 'The remote command was ended by the signal {signal}.', zh: '远端命令被信号 {signal} 终止。' },
  'ssh.unreachable': {
    en: 'Cannot connect to {host}, port {port}: {reason}.',
    zh: '无法连接 {host} 端口 {port}：{reason}。',
  },
  'socket.ECONNREFUSED': { en: 'nothing listens there', zh: '对方没有监听该端口' },
  'socket.ENOTFOUND': { en: 'there is no such name', zh: '没有这个主机名' },
  'socket.EAI_AGAIN': { en: 'the name cannot be looked up now', zh: '暂时无法解析该主机名' },
  'socket.ETIMEDOUT': { en: 'no answer', zh: '没有应答' },
  'socket.EHOSTUNREACH': { en: 'no way leads there', zh: '无法路由到对方' },
  'socket.ENETUNREACH': { en: 'no way leads there', zh: '无法路由到对方' },
  'socket.ECONNRESET': { en: 'the connection was reset', zh: '连接被重置' },
} as const satisfies Record<string, Phrase>;
