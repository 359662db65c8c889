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
} as const satisfies Record<string, Phrase>;
