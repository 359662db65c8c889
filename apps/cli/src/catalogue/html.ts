import type { Phrase } from '@cutaway/primitives/explain';

/** What pages say around the protocols' own sentences. */
export const htmlPhrases = {
  'html.bytes': { en: 'Bytes', zh: '字节' },
  'html.more': { en: '{count} more fields', zh: '另有 {count} 个字段' },
  'html.written': { en: 'Wrote {file}.', zh: '已写入 {file}。' },
  'html.noTarget': {
    en: 'Choose a cell of the table to see what came of it.',
    zh: '点击表格中的一格，查看结果。',
  },
  'html.command': { en: 'Step by step', zh: '逐步查看' },
  'html.attempts': { en: 'Attempts', zh: '尝试次数' },
  'html.close': { en: 'close', zh: '关闭' },
  'html.trace': { en: 'What happened, message by message', zh: '逐条消息的经过' },
} as const satisfies Record<string, Phrase>;
