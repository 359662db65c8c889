import type { Phrase } from '@cutaway/primitives/explain';

/** What help texts, manual pages and the reference of the site say besides the commands' own sentences. */
export const helpPhrases = {
  'help.usage': { en: 'Usage:', zh: '用法：' },
  'help.arguments': { en: 'Arguments:', zh: '参数：' },
  'help.options': { en: 'Options:', zh: '选项：' },
  'help.commands': { en: 'Commands:', zh: '命令：' },
  'help.examples': { en: 'Examples:', zh: '示例：' },
  'help.exitCodes': { en: 'Exit codes:', zh: '退出码：' },
  'help.command': { en: 'show help for a command', zh: '显示某个命令的帮助' },
  'help.choices': { en: 'one of {choices}', zh: '可选 {choices}' },
  'help.default': { en: 'default: {value}', zh: '默认 {value}' },
  'help.required': { en: 'required', zh: '必填' },
  'help.group.tls': { en: 'TLS and certificates:', zh: 'TLS 与证书：' },
  'help.group.ssh': { en: 'SSH:', zh: 'SSH：' },
  'help.group.attack': { en: 'Attacks:', zh: '攻击：' },
  'help.group.look': { en: 'Judging and looking up:', zh: '审计与查询：' },
  'help.group.tool': { en: 'The command line itself:', zh: '命令行本身：' },
  'exit.0': { en: 'done, and where something was to be verified, verified', zh: '完成；若有验证，则验证通过' },
  'exit.1': { en: 'verification failed, or what was tried fell', zh: '验证失败，或被试对象上当' },
  'exit.2': { en: 'the command line is not usable', zh: '命令行用法错误' },
  'exit.3': { en: 'no connection, or it ended before there was a result', zh: '无法连接，或尚无结果连接就已结束' },
  'exit.4': { en: 'an input file cannot be read or understood', zh: '输入文件无法读取或无法解析' },
  'exit.70': { en: 'a fault in this program', zh: '程序自身的缺陷' },
  'exit.remote': {
    en: 'else that of the remote command; 128 and the signal’s number when one ended it',
    zh: '其余为远端命令的退出码；被信号终止时为 128 加信号编号',
  },
} as const satisfies Record<string, Phrase>;
