import type { Phrase } from '@cutaway/primitives/explain';

/** What the line on the terminal says while something takes its time. */
export const progressPhrases = {
  'progress.audit': { en: 'Asking {target}: connection {count}', zh: '正在询问 {target}：第 {count} 个连接' },
  'progress.targets': { en: '{done} of {total} servers audited', zh: '已审计 {done}/{total} 台服务器' },
  'progress.connecting': { en: 'Waiting for {target}', zh: '正在等待 {target} 响应' },
  'progress.decode': { en: '{packets} packets read', zh: '已读取 {packets} 个包' },
  'progress.lab': { en: '{done} of {total} designs: {name}', zh: '{done}/{total} 种设计：{name}' },
  'progress.experiments': { en: '{done} of {total}: {name}', zh: '{done}/{total}：{name}' },
  'progress.key': { en: 'Making an RSA key of {bits} bits', zh: '正在生成 {bits} 位 RSA 密钥' },
} as const satisfies Record<string, Phrase>;
