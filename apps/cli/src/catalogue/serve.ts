import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway tls serve` says. */
export const servePhrases = {
  'serve.summary': {
    en: 'Serve HTTPS, and show the handshake of every client, byte by byte.',
    zh: '提供 HTTPS 服务，逐字节展示每个客户端的握手过程。',
  },
  'serve.option.port': { en: 'port to listen on; 0: any that is free', zh: '监听的端口；0 表示任选一个空闲端口' },
  'serve.option.host': { en: 'address to listen on', zh: '监听的地址' },
  'serve.option.cert': {
    en: 'certificate and its authorities, PEM; without it, one is made with its own authority',
    zh: '证书及其上级证书（PEM）；不给则用自建的 CA 现场签发一张',
  },
  'serve.option.key': { en: 'private key of the certificate, PEM', zh: '证书的私钥（PEM）' },
  'serve.option.name': {
    en: 'names and addresses the made certificate is for',
    zh: '现场签发的证书所含的名称和地址',
  },
  'serve.option.alpn': {
    en: 'application protocols, the preferred first, separated by commas',
    zh: '应用层协议，用逗号分隔，优先的在前',
  },
  'serve.option.clientCa': {
    en: 'ask every client for a certificate that leads to one in this PEM file',
    zh: '要求每个客户端出示能追溯到此 PEM 文件中证书的证书',
  },
  'serve.option.connections': { en: 'stop after so many connections', zh: '接受这么多个连接后停止' },
  'serve.option.json': {
    en: 'print the traces as NDJSON, one event a line, with the number of its connection',
    zh: '以 NDJSON 输出轨迹，每行一个事件，并带上连接编号',
  },
  'serve.listening': { en: 'Serving {url} on {address}.', zh: '正在 {address} 上提供 {url}。' },
  'serve.ownAuthority': {
    en: 'The certificate is signed by an authority made for this run: {file}',
    zh: '证书由本次运行自建的 CA 签发：{file}',
  },
  'serve.keylogWarning': {
    en: 'The secrets of every connection go to {file}: whoever reads it can decrypt them.',
    zh: '每个连接的密钥都会写入 {file}：能读到它的人就能解密这些连接。',
  },
  'serve.stop': { en: 'Stop with Ctrl-C.', zh: '按 Ctrl-C 停止。' },
  'serve.connection': { en: 'Connection {number}, from {from}', zh: '连接 {number}，来自 {from}' },
  'serve.connectionContinued': {
    en: 'Connection {number}, from {from}, what came later',
    zh: '连接 {number}，来自 {from}，后续内容',
  },
  'serve.certAndKey': {
    en: '--cert and --key go together: give both, or neither.',
    zh: '--cert 与 --key 必须同时给出，或都不给。',
  },
  'serve.listenFailed': { en: 'Cannot listen on {address}: {code}.', zh: '无法在 {address} 上监听：{code}。' },
  'serve.page.title': { en: 'This is your connection, as the server sees it.', zh: '这是服务器眼中的这次连接。' },
  'serve.page.request': { en: 'request', zh: '请求' },
  'serve.page.version': { en: 'version', zh: '版本' },
  'serve.page.suite': { en: 'cipher suite', zh: '密码套件' },
  'serve.page.group': { en: 'group', zh: '群' },
  'serve.page.name': { en: 'server name', zh: '服务器名称' },
  'serve.page.protocol': { en: 'protocol', zh: '应用层协议' },
  'serve.page.resumed': { en: 'resumed', zh: '恢复会话' },
  'serve.page.client': { en: 'client', zh: '客户端' },
  'serve.page.ja3': { en: 'JA3', zh: 'JA3' },
  'serve.page.ja4': { en: 'JA4', zh: 'JA4' },
  'serve.fingerprint': {
    en: 'Fingerprints of the client’s software, which anybody can copy',
    zh: '客户端软件的指纹（任何人都可以仿冒）',
  },
  'serve.page.nobody': { en: 'has not said who it is', zh: '未表明身份' },
  'serve.page.yes': { en: 'yes', zh: '是' },
  'serve.page.no': { en: 'no', zh: '否' },
} as const satisfies Record<string, Phrase>;
