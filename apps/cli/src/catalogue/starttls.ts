import type { Phrase } from '@cutaway/primitives/explain';

/** What is said about connections that begin in the clear. */
export const startTlsPhrases = {
  'tls.option.starttls': {
    en: 'begin in the clear, as mail and databases do, and turn to TLS',
    zh: '先用明文，再转入 TLS（邮件和数据库的做法）',
  },
  'tls.option.send': {
    en: 'send this file inside TLS instead of a request; - for standard input',
    zh: '在 TLS 里发送此文件而不是 HTTP 请求；- 表示标准输入',
  },
  'starttls.noConnection': {
    en: 'no connection to {host}:{port}: {reason}',
    zh: '无法连接 {host}:{port}：{reason}',
  },
  'starttls.not-offered': {
    en: '{host}:{port} does not offer TLS. Either it has none, or somebody on the way has struck the offer out: from here the two look the same. Nothing else was sent.',
    zh: '{host}:{port} 没有提供 TLS。可能是它本来就没有，也可能是途中有人把这一项删掉了：从这边看不出区别。没有再发送任何内容。',
  },
  'starttls.refused': {
    en: '{host}:{port} offers TLS and then refuses it: “{said}”. Nothing else was sent.',
    zh: '{host}:{port} 声称支持 TLS，却又拒绝启用：“{said}”。没有再发送任何内容。',
  },
  'starttls.injected': {
    en: '{host}:{port} sent “{said}” in the clear right behind its go-ahead. A client that keeps that would take it for something TLS protects (CVE-2011-0411 and its kin). The connection was closed.',
    zh: '{host}:{port} 在同意启用 TLS 之后，紧接着又发来明文 “{said}”。客户端若留下它，就会误以为它受 TLS 保护（CVE-2011-0411 一类）。连接已关闭。',
  },
  'starttls.preauth': {
    en: '{host}:{port} says that the user is logged in already (“{said}”), so that TLS cannot begin: the way to make clients stay in the clear (CVE-2020-12398 and its kin). The connection was closed.',
    zh: '{host}:{port} 声称用户已经登录（“{said}”），这样就无法再启用 TLS：这正是让客户端留在明文里的手法（CVE-2020-12398 一类）。连接已关闭。',
  },
  'starttls.unexpected': {
    en: '{host}:{port} does not speak {protocol}: “{said}”.',
    zh: '{host}:{port} 说的不是 {protocol}：“{said}”。',
  },
  'starttls.too-long': {
    en: '{host}:{port} talks on and on before TLS; the connection was closed.',
    zh: '{host}:{port} 在 TLS 之前说个没完，连接已关闭。',
  },
  'starttls.closed': {
    en: '{host}:{port} closed the connection before TLS began.',
    zh: '{host}:{port} 在 TLS 开始前就关闭了连接。',
  },
  'starttls.timeout': {
    en: '{host}:{port} did not get as far as TLS in time.',
    zh: '{host}:{port} 未能及时进入 TLS。',
  },
  'audit.reason.starttls.not-offered': {
    en: 'it does not offer TLS, or somebody on the way has struck the offer out.',
    zh: '它没有提供 TLS，或者途中有人把这一项删掉了。',
  },
  'audit.reason.starttls.refused': { en: 'it offers TLS and then refuses it.', zh: '它声称支持 TLS，却又拒绝启用。' },
  'audit.reason.starttls.injected': {
    en: 'it sends something in the clear right behind its go-ahead for TLS.',
    zh: '它在同意启用 TLS 之后紧接着又发来明文。',
  },
  'audit.reason.starttls.preauth': {
    en: 'it says that the user is logged in already, so that TLS cannot begin.',
    zh: '它声称用户已经登录，因而无法启用 TLS。',
  },
  'audit.reason.starttls.unexpected': { en: 'it speaks another protocol.', zh: '它说的是另一种协议。' },
  'audit.reason.starttls.too-long': { en: 'it talks on and on before TLS.', zh: '它在 TLS 之前说个没完。' },
  'audit.reason.starttls.closed': {
    en: 'it closed the connection before TLS began.',
    zh: '它在 TLS 开始前就关闭了连接。',
  },
  'audit.reason.starttls.timeout': { en: 'it did not get as far as TLS in time.', zh: '它未能及时进入 TLS。' },
} as const satisfies Record<string, Phrase>;
