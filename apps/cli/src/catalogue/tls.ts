import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway tls` says. */
export const tlsPhrases = {
  'tls.summary': {
    en: 'Connect to a TLS server and show the handshake, byte by byte.',
    zh: '连接一台 TLS 服务器，逐字节展示握手过程。',
  },
  'tls.argument.target': { en: 'host name or address, port 443 unless given', zh: '主机名或地址，端口默认 443' },
  'tls.option.ca': {
    en: "trust the certificates in this PEM file instead of Mozilla's roots",
    zh: '信任这个 PEM 文件里的证书，而不是 Mozilla 的根证书',
  },
  'tls.option.servername': {
    en: 'name to ask for and to verify, instead of HOST',
    zh: '用这个名称去请求并验证，代替 HOST',
  },
  'tls.option.path': { en: 'path of the HTTP request', zh: 'HTTP 请求的路径' },
  'tls.option.hex': { en: 'show every byte of every message', zh: '显示每条消息的全部字节' },
  'tls.option.json': { en: 'print the trace as NDJSON, one event a line', zh: '以 NDJSON 输出轨迹，每行一个事件' },
  'tls.option.keylog': {
    en: 'append the secrets to FILE in SSLKEYLOGFILE format; whoever has it can decrypt the connection',
    zh: '以 SSLKEYLOGFILE 格式把密钥追加到 FILE；拿到它的人就能解密这次连接',
  },
  'tls.option.timeout': {
    en: 'give up after so many seconds without progress',
    zh: '连接多少秒没有进展就放弃',
  },
  'tls.option.noVerify': {
    en: 'DANGEROUS: go on although the certificate is not trusted',
    zh: '危险：证书不可信也继续',
  },
  'tls.option.staticRsa': {
    en: 'DANGEROUS: offer only the RSA key exchange, which has no forward secrecy',
    zh: '危险：只提供没有前向安全的 RSA 密钥交换',
  },
  'tls.option.lab': {
    en: 'DANGEROUS: offer everything broken too: TLS 1.0 and 1.1, CBC, RC4, 3DES, NULL, anonymous servers',
    zh: '危险：连同已被攻破的算法一起提供：TLS 1.0 和 1.1、CBC、RC4、3DES、NULL、匿名服务器',
  },
  'tls.option.alpn': {
    en: 'application protocols to offer, with commas between them; http/1.1 for HTTPS unless given',
    zh: '要提供的应用层协议，用逗号分隔；HTTPS 默认为 http/1.1',
  },
  'tls.option.cert': {
    en: 'PEM file with our certificate and its authorities, for servers that ask',
    zh: 'PEM 文件，内含自己的证书和中间证书，供要求客户端证书的服务器使用',
  },
  'tls.option.key': { en: 'PEM file with the key of that certificate', zh: '该证书私钥的 PEM 文件' },
  'tls.option.resume': {
    en: 'connect a second time, and resume the session of the first',
    zh: '再连接一次，恢复第一次连接的会话',
  },
  'tls.option.min': { en: 'lowest version to offer: 1.2, 1.3', zh: '提供的最低版本：1.2、1.3' },
  'tls.option.max': { en: 'highest version to offer: 1.2, 1.3', zh: '提供的最高版本：1.2、1.3' },
  'tls.option.groups': {
    en: 'groups to offer, the preferred first: x25519,secp256r1',
    zh: '要提供的群，优先的在前：x25519,secp256r1',
  },
  'tls.option.pq': {
    en: 'offer only the post-quantum group X25519MLKEM768',
    zh: '只提供后量子群 X25519MLKEM768',
  },
  'tls.option.ciphers': {
    en: 'cipher suites to offer by their registered names, the preferred first',
    zh: '要提供的密码套件，用注册名称，优先的在前',
  },
  'tls.unknownName': { en: '"{name}" is none of: {choices}.', zh: '“{name}”不在可选范围内：{choices}。' },
  'tls.notOffered': {
    en: 'Nothing is left to offer with "{name}"; versions before 1.2 need --insecure-lab.',
    zh: '按“{name}”没有可提供的内容；1.2 之前的版本需要 --insecure-lab。',
  },
  'tls.certAndKey': { en: '--cert and --key go together.', zh: '--cert 和 --key 必须一起使用。' },
  'tls.again': { en: 'The same server again, resuming the session', zh: '再次连接同一服务器，恢复会话' },
  'tls.noSession': {
    en: 'The server gave no session that could be resumed.',
    zh: '服务器没有给出可恢复的会话。',
  },
  'tls.notResumed': {
    en: 'The server did not resume the session; it made a full handshake.',
    zh: '服务器没有恢复会话，而是做了一次完整握手。',
  },
  'tls.resumed': { en: 'The session was resumed.', zh: '会话已恢复。' },
  'tls.title': { en: 'TLS with {host}, port {port}', zh: '与 {host} 端口 {port} 的 TLS 连接' },
  'tls.answer': { en: 'The answer, decrypted', zh: '解密后的响应' },
  'tls.moreLines': { en: '… {count} more lines', zh: '……另有 {count} 行' },
  'tls.verified': {
    en: '{version}, {suite}. The server has proved that it is {name}.',
    zh: '{version}，{suite}。服务器已证明自己就是 {name}。',
  },
  'tls.unverified': {
    en: '{version}, {suite}. It is NOT PROVED that the server is {name}; accepted all the same.',
    zh: '{version}，{suite}。服务器未能证明自己是 {name}，但按要求仍然接受。',
  },
  'tls.endedAfterStep': { en: 'The handshake ended at step {step}.', zh: '握手终止于第 {step} 步。' },
  'tls.noHandshake': { en: 'There was no handshake.', zh: '没有进行任何握手。' },
  'tls.keylogWarning': {
    en: 'The secrets of this connection go to {file}: whoever reads it can decrypt the connection.',
    zh: '本次连接的密钥会写入 {file}：能读到它的人就能解密这次连接。',
  },
  'tls.badTarget': {
    en: '"{target}" is not HOST or HOST:PORT (IPv6 with a port: [ADDRESS]:PORT).',
    zh: '“{target}”不是 HOST 或 HOST:PORT 的形式（IPv6 带端口写作 [地址]:端口）。',
  },
  'tls.caEmpty': {
    en: 'There is no certificate in {file}; a PEM file has lines like -----BEGIN CERTIFICATE-----.',
    zh: '{file} 里没有证书；PEM 文件中应有 -----BEGIN CERTIFICATE----- 这样的行。',
  },
} as const satisfies Record<string, Phrase>;
