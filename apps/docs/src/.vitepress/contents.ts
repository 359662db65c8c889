import { readdirSync, readFileSync } from 'node:fs';

/** A language's tree of pages: English at the root, Chinese below `zh`. */
export type Tree = 'en' | 'zh';

/** A page, as its front matter and its heading describe it. */
export interface Page {
  /** Path below its tree, without ending: `threats`, `questions/q1`. */
  readonly path: string;
  readonly part: string;
  readonly order: number;
  readonly title: string;
}

/** The parts of the site, in the order in which they are read. */
const parts = [
  { id: 'tools', en: 'Threats and tools', zh: '威胁与工具' },
  { id: 'certificates', en: 'Certificates', zh: '证书' },
  { id: 'https', en: 'HTTPS', zh: 'HTTPS' },
  { id: 'ssh', en: 'SSH', zh: 'SSH' },
  { id: 'verdict', en: 'Why the man in the middle fails', zh: '中间人为什么会失败' },
  { id: 'questions', en: 'Questions readers asked', zh: '读者的提问' },
  { id: 'client', en: 'Your own client', zh: '你的客户端' },
  { id: 'workbench', en: 'Workbench', zh: '工作台' },
  { id: 'reference', en: 'Reference', zh: '参考' },
] as const;

const source = new URL('../', import.meta.url);

/**
 * All pages of a tree but its first, in the order in which they are read.
 *
 * @throws {Error} when a page does not say where it belongs, or has no heading.
 */
export function pagesOf(tree: Tree): readonly Page[] {
  const folder = tree === 'en' ? source : new URL('zh/', source);
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^((questions|workbench|reference)\/)?[\w-]+\.md$/.test(file) && file !== 'index.md')
    .map((file) => readPage(file, readFileSync(new URL(file, folder), 'utf8')));
  const rank = (page: Page): number => parts.findIndex(({ id }) => id === page.part);
  return pages.sort((a, b) => rank(a) - rank(b) || a.order - b.order);
}

function readPage(file: string, text: string): Page {
  const [, part, order] = /^---\npart: ([a-z]+)\norder: (\d+)\n---\n/.exec(text) ?? [];
  const [, title] = /^# (.+)$/m.exec(text) ?? [];
  if (title === undefined || !parts.some(({ id }) => id === part)) {
    throw new Error(`${file} needs a heading and front matter with one of the parts and an order`);
  }
  return { path: file.replace(/\.md$/, '').replace(/\bindex$/, ''), part: part ?? '', order: Number(order), title };
}

/** VitePress's sidebar of a tree; its order is also that of "previous" and "next". */
export function sidebar(tree: Tree): { text: string; collapsed: boolean; items: { text: string; link: string }[] }[] {
  const pages = pagesOf(tree);
  const prefix = tree === 'en' ? '/' : '/zh/';
  return parts.map(({ id, [tree]: text }) => ({
    text,
    collapsed: id === 'questions',
    items: [
      ...pages.filter(({ part }) => part === id).map(({ path, title }) => ({ text: title, link: prefix + path })),
      // Made from the command tree when the site is built.
      ...(id === 'reference' ? [{ text: 'cutaway', link: `${prefix}reference/cli/cutaway` }] : []),
    ],
  }));
}
