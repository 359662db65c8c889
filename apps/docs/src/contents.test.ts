import { readFileSync } from 'node:fs';
import { attackers, rungs } from '@cutaway/mitm-scenarios';
import { errata, measures, questions } from '@cutaway/mitm-scenarios/experiments';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { faultText, parseFault, type RunKind, settings } from '@cutaway/mitm-scenarios/live';
import { phrase } from '@cutaway/primitives/explain';
import { expect, it } from 'vitest';
import { pagesOf, sidebar, type Tree } from './.vitepress/contents.js';

const trees: readonly Tree[] = ['en', 'zh'];
const textOf = (tree: Tree, path: string): string =>
  readFileSync(
    new URL(
      `${tree === 'en' ? '' : 'zh/'}${path === '' || path.endsWith('/') ? `${path}index` : path}.md`,
      import.meta.url,
    ),
    'utf8',
  );
const places = (tree: Tree): readonly string[] =>
  pagesOf(tree).map(({ path, part, order }) => `${part} ${order} ${path}`);
const islands = (text: string): readonly string[] =>
  [...text.matchAll(/<([A-Z]\w+)([^>]*)\/>/g)].map(
    ([, name, props = '']) => `${name}${props.replace(/ language="\w+"/, '')}`,
  );

it('has the same pages at the same places in both languages', () => {
  expect(places('zh')).toEqual(places('en'));
});

it('gives each page a place of its own, and each part a page', () => {
  const taken = pagesOf('en').map(({ part, order }) => `${part} ${order}`);
  expect(new Set(taken).size).toBe(taken.length);
  for (const { items } of sidebar('en')) expect(items.length).toBeGreaterThan(0);
});

it('shows the same islands and commands in both languages, each in its own', () => {
  for (const { path } of pagesOf('en')) {
    const [en, zh] = [textOf('en', path), textOf('zh', path)];
    expect(islands(zh), path).toEqual(islands(en));
    const commands = (text: string): readonly string[] => [...text.matchAll(/^cutaway .+$/gm)].map(([line]) => line);
    expect(commands(zh), path).toEqual(commands(en));
    expect(en, path).not.toContain('language="zh"');
    expect(zh, path).not.toContain('language="en"');
  }
});

it('names only designs, attackers and experiments that there are, and asks every question', () => {
  const known = {
    rung: rungs.map(({ id }) => id),
    attacker: attackers.map(({ id }) => id),
    id: [...questions, ...errata, ...measures].map(({ id }) => id),
  };
  for (const tree of trees) {
    for (const { path } of pagesOf(tree)) {
      const tags = textOf(tree, path).match(/<(LadderMatrix|LadderCell|ExperimentRun)[^>]*>/g) ?? [];
      for (const [, name, value] of tags.join().matchAll(/(rung|attacker|id)="([^"]*)"/g)) {
        expect(known[name as keyof typeof known], path).toContain(value);
      }
    }
    for (const { id } of questions) {
      const page = textOf(tree, `questions/${id}`);
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(`\n# ${phrase(scenariosCatalogue, `question.${id}.title`, tree)}\n`);
    }
    for (const { id } of errata) expect(textOf(tree, 'errata')).toContain(`id="${id}"`);
  }
});

it('runs live only what there is to be run', () => {
  for (const { path } of pagesOf('en')) {
    for (const [tag] of textOf('en', path).matchAll(/<LiveRun[^>]*>/g)) {
      const {
        kind,
        preset = '',
        fault = '',
      } = Object.fromEntries([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
      if (kind === undefined) continue;
      const named = preset.split(' ').filter((word: string) => word !== '');
      for (const word of named) {
        const [name, value] = word.split('=');
        const setting = settings[kind as RunKind].find((one) => one.name === name);
        expect(setting?.values, `${path} ${word}`).toContain(value);
      }
      for (const word of fault.split(' ')) if (word !== '') expect(faultText(parseFault(word))).toBe(word);
    }
  }
});

it('shows only lab commands that can be run', () => {
  const designs = [...rungs, ...attackers].map(({ id }) => id);
  const named = [...questions, ...errata, ...measures].map(({ id }) => id.replace(/^q(?=\d)/, ''));
  for (const { path } of pagesOf('en')) {
    for (const [, words = ''] of textOf('en', path).matchAll(/^cutaway lab (.+)$/gm)) {
      // Up to its options, and where its output goes.
      const [first = '', ...rest] = words.split(/ [-<>|]/, 1)[0]?.split(' ') ?? [];
      const known = ['ask', 'measure', 'errata'].includes(first) ? named : designs;
      if (known === designs) expect(designs, path).toContain(first);
      for (const word of rest) expect(known, path).toContain(word);
    }
  }
});

it('leads nowhere that is not there', () => {
  for (const tree of trees) {
    const paths = pagesOf(tree).map(({ path }) => path);
    for (const { path } of pagesOf(tree)) {
      const folder = new URL(path, 'http://site/');
      for (const [, target = ''] of textOf(tree, path).matchAll(/\]\((\.[^)#]*)/g)) {
        expect(paths, `${tree} ${path}`).toContain(new URL(target, folder).pathname.slice(1));
      }
    }
  }
});
