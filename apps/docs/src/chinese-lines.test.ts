import { createMarkdownRenderer } from 'vitepress';
import { expect, it } from 'vitest';
import { joinChineseLines } from './.vitepress/chinese-lines.js';

it('puts no space where a line of Chinese was broken, and keeps it between words', async () => {
  const markdown = await createMarkdownRenderer('.');
  joinChineseLines(markdown);
  const text = (source: string): string => markdown.render(source).replace(/<\/?p>|\n$/g, '');
  expect(text('第一行。\n第二行')).toBe('第一行。第二行');
  expect(text('two\nwords')).toBe('two\nwords');
  expect(text('字段 `id`\n的含义，\nTLS')).toBe('字段 <code>id</code>\n的含义，\nTLS');
});
