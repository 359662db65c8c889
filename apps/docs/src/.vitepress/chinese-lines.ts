import type { MarkdownRenderer } from 'vitepress';

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** A line break between Chinese characters is no space: the lines of a source are broken where they are long. */
export function joinChineseLines(markdown: MarkdownRenderer): void {
  markdown.renderer.rules.softbreak = (tokens, index) => {
    const before = tokens[index - 1]?.content.at(-1) ?? '';
    const after = tokens[index + 1]?.content.at(0) ?? '';
    return CHINESE.test(before) && CHINESE.test(after) ? '' : '\n';
  };
}
