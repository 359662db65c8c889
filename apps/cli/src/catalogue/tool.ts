import type { Phrase } from '@cutaway/primitives/explain';

/** What the commands about the command line itself say. */
export const toolPhrases = {
  'completion.summary': {
    en: 'Print a script that completes cutaway in a shell.',
    zh: '输出 shell 的自动补全脚本。',
  },
  'completion.argument': { en: 'the shell to complete in', zh: '要使用补全的 shell' },
  'complete.summary': { en: 'Complete the last of these words.', zh: '补全最后一个词。' },
  'complete.argument': { en: 'what was typed so far', zh: '已输入的内容' },
  'man.summary': {
    en: 'Show the manual page of a command, or print it where there is no terminal.',
    zh: '显示某个命令的手册页；不在终端上时直接输出。',
  },
  'man.argument': { en: 'the command; without one, cutaway itself', zh: '命令名；省略时为 cutaway 本身' },
  'man.option.format': { en: 'format of the page', zh: '页面格式' },
  'man.option.out': { en: 'write the pages of all commands into FOLDER', zh: '把所有命令的页面写入目录 FOLDER' },
  'schema.summary': {
    en: 'Print the JSON Schema of what a command prints with --json.',
    zh: '输出某个命令 --json 结果的 JSON Schema。',
  },
  'schema.argument': { en: 'name of the schema; without one, all names', zh: 'schema 的名称；省略时列出全部' },
  'schema.unknown': {
    en: 'There is no schema "{name}". The nearest is "{suggestion}".',
    zh: '没有名为“{name}”的 schema，最接近的是“{suggestion}”。',
  },
  'man.name': { en: 'NAME', zh: '名称' },
  'man.synopsis': { en: 'SYNOPSIS', zh: '概要' },
  'man.seeAlso': { en: 'SEE ALSO', zh: '参见' },
  'man.column.term': { en: 'term', zh: '项' },
  'man.column.meaning': { en: 'meaning', zh: '含义' },
} as const satisfies Record<string, Phrase>;
