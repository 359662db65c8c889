import type { Phrase } from '@cutaway/primitives/explain';

/** What the gauntlet's pages say around the cases' own sentences. */
export const gauntletPagePhrases = {
  'gauntlet.page.command': { en: 'Command:', zh: '命令：' },
  'gauntlet.page.rules': { en: 'Rules: {rules}', zh: '规则：{rules}' },
  'gauntlet.page.fallen': { en: 'What {client} fell for', zh: '{client} 上了哪些当' },
  'gauntlet.page.defect': { en: 'What is wrong', zh: '错在哪里' },
  'gauntlet.page.honest': { en: 'The honest server sent {value}.', zh: '正常服务器发送的是 {value}。' },
  'gauntlet.page.missing': { en: 'The honest server sent {names} in it.', zh: '正常服务器在此处还发送了 {names}。' },
  'gauntlet.page.printed': { en: 'What the client printed', zh: '客户端的输出' },
  'gauntlet.page.handshake': { en: 'What the server sent and saw', zh: '服务器收发的消息' },
  'gauntlet.page.noScript': {
    en: 'The messages are shown by a script of this page, and scripts are turned off.',
    zh: '消息由本页脚本显示，而脚本已被禁用。',
  },
  'gauntlet.page.compared': { en: 'Clients in the gauntlet, side by side', zh: '各客户端测试结果对比' },
} as const satisfies Record<string, Phrase>;
