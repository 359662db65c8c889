import type { Phrase } from '@cutaway/primitives/explain';

/** What pages say around the protocols' own sentences. */
export const htmlPhrases = {
  'html.bytes': { en: 'Bytes', zh: '字节' },
  'html.more': { en: '{count} more fields', zh: '另有 {count} 个字段' },
  'html.written': { en: 'Wrote {file}.', zh: '已写入 {file}。' },
  'html.writtenSecret': {
    en: 'Wrote {file}. It holds the secrets of the connection, for your eyes alone.',
    zh: '已写入 {file}。其中有这次连接的密钥，只设为你自己可读。',
  },
  'html.notOpened': {
    en: 'There is no {program} to open it with. Open {file} in a browser.',
    zh: '没有 {program}，无法自动打开。请用浏览器打开 {file}。',
  },
  'html.notStdout': {
    en: 'Standard output is for the remote program: name a file for the page.',
    zh: '标准输出属于远程程序，请为网页指定一个文件。',
  },
  'html.cut': {
    en: 'There was too much for one page: what came later is left out.',
    zh: '内容太多，一个网页放不下，后面的部分未写入。',
  },
  'html.option.html': {
    en: 'also write a self-contained page to FILE; - for stdout',
    zh: '同时写出独立的网页文件；- 表示标准输出',
  },
  'html.option.open': { en: 'show that page in the browser', zh: '在浏览器中打开该网页' },
  'html.noTarget': {
    en: 'Choose a cell of the table to see what came of it.',
    zh: '点击表格中的一格，查看结果。',
  },
  'html.command': { en: 'Step by step', zh: '逐步查看' },
  'html.attempts': { en: 'Attempts', zh: '尝试次数' },
  'html.close': { en: 'close', zh: '关闭' },
  'html.trace': { en: 'What happened, message by message', zh: '逐条消息的经过' },
} as const satisfies Record<string, Phrase>;
