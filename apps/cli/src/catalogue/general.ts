import type { Phrase } from '@cutaway/primitives/explain';

/** What every command says. */
export const generalPhrases = {
  'program.description': {
    en: 'See into TLS, certificates and SSH, and attack them.',
    zh: '看清 TLS、证书和 SSH 的内部，并亲手攻击它们。',
  },
  'option.help': { en: 'show this help', zh: '显示本帮助' },
  'option.version': { en: 'print the version', zh: '打印版本号' },
  'option.noPager': {
    en: 'do not show long output page by page (PAGER)',
    zh: '较长的输出不分页显示（PAGER）',
  },
  'option.lang': {
    en: 'language of the text: en or zh (default: from the locale)',
    zh: '文字语言：en 或 zh（默认取自系统区域设置）',
  },
  'usage.unknownOption': { en: 'There is no option {option} here.', zh: '这里没有 {option} 这个选项。' },
  'usage.unknownCommand': { en: 'There is no command "{command}".', zh: '没有“{command}”这个命令。' },
  'usage.missingArgument': { en: 'The argument {argument} is missing.', zh: '缺少参数 {argument}。' },
  'usage.missingValue': { en: 'The option {option} needs a value.', zh: '选项 {option} 需要一个值。' },
  'usage.missingOption': { en: 'The option {option} is required.', zh: '必须给出选项 {option}。' },
  'usage.extraArguments': {
    en: 'There are more arguments than this command takes.',
    zh: '给出的参数多于这个命令所需。',
  },
  'usage.badValue': {
    en: '"{value}" is not a value for {option}; use {allowed}.',
    zh: '“{value}”不能作为 {option} 的值，可用的是 {allowed}。',
  },
  'usage.other': { en: 'The command line cannot be understood: {reason}', zh: '无法理解这条命令：{reason}' },
  'usage.didYouMean': { en: 'Did you mean {suggestion}?', zh: '您是想用 {suggestion} 吗？' },
  'usage.seeHelp': { en: 'See: {command} --help', zh: '请看：{command} --help' },
  'file.emptyFirstLine': { en: 'The first line of {file} is empty.', zh: '{file} 的第一行是空的。' },
  'file.unreadable': { en: 'Cannot read {file}: {reason}.', zh: '无法读取 {file}：{reason}。' },
  'file.unwritable': { en: 'Cannot write {file}: {reason}.', zh: '无法写入 {file}：{reason}。' },
  'file.exists': { en: '{file} is there already; --force replaces it.', zh: '{file} 已存在；加 --force 可覆盖。' },
  'file.ENOENT': { en: 'there is no such file or folder', zh: '没有这个文件或目录' },
  'file.EACCES': { en: 'permission denied', zh: '没有权限' },
  'file.EISDIR': { en: 'it is a folder', zh: '它是一个目录' },
  'system.EADDRINUSE': { en: 'something listens there already; use another port', zh: '端口已被占用，请换一个' },
  'system.EACCES': { en: 'permission denied; ports below 1024 are reserved', zh: '没有权限；1024 以下的端口是保留的' },
  'system.EADDRNOTAVAIL': { en: 'this machine has no such address', zh: '本机没有这个地址' },
  'file.stdin': { en: 'standard input', zh: '标准输入' },
  'file.empty': { en: 'There is nothing in {file}.', zh: '{file} 是空的。' },
  'likeness.ssh': {
    en: '{file} looks like an SSH key, which is read by:\n    cutaway key show {file}',
    zh: '{file} 像是 SSH 密钥，请用：\n    cutaway key show {file}',
  },
  'likeness.capture': {
    en: '{file} looks like a capture, which is read by:\n    cutaway decode {file}',
    zh: '{file} 像是抓包文件，请用：\n    cutaway decode {file}',
  },
  'likeness.certificate': {
    en: '{file} looks like X.509, which is read by:\n    cutaway cert inspect {file}',
    zh: '{file} 像是 X.509 的内容，请用：\n    cutaway cert inspect {file}',
  },
  'bug.title': {
    en: 'This is a fault in cutaway, not in your input.',
    zh: '这是 cutaway 自身的缺陷，不是您输入的问题。',
  },
  'bug.report': {
    en: 'Please report it with the command you ran and these lines:',
    zh: '请附上您运行的命令和以下几行，报告给我们：',
  },
} as const satisfies Record<string, Phrase>;
