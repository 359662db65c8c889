import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway decode` says. */
export const decodePhrases = {
  'decode.page.title': { en: 'TLS in {file}', zh: '{file} 中的 TLS 连接' },
  'decode.summary': {
    en: 'Decrypt the TLS connections of a capture and show them, byte by byte.',
    zh: '解密抓包文件里的 TLS 连接，逐字节展示。',
  },
  'decode.argument.file': {
    en: 'pcap or pcapng file, or TLS records as hex; - for stdin',
    zh: 'pcap 或 pcapng 文件，或十六进制的 TLS 记录；- 表示标准输入',
  },
  'decode.option.keylog': {
    en: 'secrets in SSLKEYLOGFILE format; those inside a pcapng file are used too',
    zh: 'SSLKEYLOGFILE 格式的密钥；pcapng 文件内嵌的密钥也会使用',
  },
  'decode.option.flow': { en: 'show only the connection with this number', zh: '只显示这个编号的连接' },
  'decode.option.json': {
    en: 'print what was found as NDJSON, one event a line',
    zh: '以 NDJSON 输出结果，每行一个事件',
  },
  'decode.flow': {
    en: 'Connection {number}: {client} → {server}, from packet {packet} on',
    zh: '连接 {number}：{client} → {server}，从第 {packet} 个包开始',
  },
  'decode.problem': {
    en: 'Connection {number}, packet {packet}, {side}:',
    zh: '连接 {number}，第 {packet} 个包，{side}：',
  },
  'decode.summaryLine': {
    en: '{packets} packets, {flows} TLS connections, {problems} problems.',
    zh: '共 {packets} 个包，{flows} 条 TLS 连接，{problems} 个问题。',
  },
  'decode.unread': {
    en: 'Not read: {fragment} IP fragments without the rest, {malformed} broken packets, {linkLayer} of unknown link layers or without IP.',
    zh: '未解读：{fragment} 个不完整的 IP 分片，{malformed} 个损坏的包，{linkLayer} 个链路层未知或不含 IP 的包。',
  },
  'decode.badHex': {
    en: 'Line {line} is no hexadecimal, or does not go on where the one before ended.',
    zh: '第 {line} 行不是十六进制，或与上一行衔接不上。',
  },
  'decode.noRecords': { en: 'No TLS record begins at byte {offset}.', zh: '第 {offset} 字节处不是 TLS 记录的开头。' },
  'decode.textTooLong': { en: 'The text is longer than {max} characters.', zh: '文本超过 {max} 个字符。' },
  'decode.looksLike.pem': {
    en: 'It looks like PEM; try: cutaway cert inspect {file}',
    zh: '看起来是 PEM，请试：cutaway cert inspect {file}',
  },
  'decode.looksLike.keyLog': {
    en: 'It looks like a key log; that goes to --keylog.',
    zh: '看起来是密钥日志，应通过 --keylog 传入。',
  },
  'decode.looksLike.gzip': {
    en: 'It looks compressed with gzip; unpack it first.',
    zh: '看起来是 gzip 压缩文件，请先解压。',
  },
} as const satisfies Record<string, Phrase>;
