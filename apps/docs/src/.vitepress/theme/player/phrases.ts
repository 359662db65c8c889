import type { Phrase } from '@cutaway/primitives/explain';

/** What the page says that plays traces of the reader's. */
export const playPhrases = {
  label: { en: 'A trace: what a command printed with --json', zh: '轨迹：命令加 --json 输出的内容' },
  file: { en: 'Choose a file, or drop one on the text', zh: '选择文件，或把文件拖到文本框上' },
  play: { en: 'Play', zh: '播放' },
  local: { en: 'It stays in this page: nothing is uploaded.', zh: '内容只留在本页，不会上传。' },
  which: { en: 'Which of {count}', zh: '共 {count} 段轨迹，选择一段' },
  number: { en: 'Number {name}', zh: '第 {name} 段' },
  nothing: {
    en: 'There is no event of a trace in it. Take the output of one of the commands above, with --json.',
    zh: '其中没有轨迹事件。请使用上面某条命令加 --json 的输出。',
  },
  large: {
    en: 'The file has {size} MB; the page reads at most {most}.',
    zh: '文件有 {size} MB，本页最多读取 {most} MB。',
  },
} as const satisfies Record<string, Phrase>;

export type PlayPhraseKey = keyof typeof playPhrases;
