import { needs } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';
import { type Example, examples } from '../src/catalogue/examples.js';
import { ExampleFolder } from './example-folder.js';
import { outcomes } from './example-outcomes.js';
import { leftovers, misaligned, tooWide, untranslated } from './readable.js';

// Every example of every help text, as it is typed, in both languages; what it prints is read as people read it.
const all = Object.entries(examples).flatMap(([path, list]) => list.map((one) => [path, one] as [string, Example]));

/** Commands whose output is for programs. */
const FOR_PROGRAMS = /--json|cutaway (?:completion|schema) |cutaway man .*head/;

describe.each(['en', 'zh'] as const)('examples in %s', (language) => {
  const folder = new ExampleFolder(language);
  afterAll(() => folder.close());

  it.for(all.map(([path, example]) => [example.line, path, example] as const))(
    '%s',
    async ([line, path, example], ctx) => {
      needs(ctx, 'bash');
      if (line.includes('curl')) needs(ctx, 'curl');
      if (line.includes('--client ssh')) needs(ctx, 'ssh');
      const { status, stdout, stderr } = await folder.try(path, example, ctx);
      expect(status, stdout + stderr).toBe(example.exit ?? 0);
      if (status === 0) expect(stderr).not.toMatch(/^cutaway: /m);
      const outcome = outcomes[path]?.[examples[path]?.indexOf(example) ?? 0];
      if (language === 'en' && outcome !== undefined) expect(`${stdout}\n${stderr}`).toMatch(outcome);
      const text = FOR_PROGRAMS.test(line) ? stderr : `${stdout}\n${stderr}`;
      const foreign = language === 'zh' ? untranslated(text) : [];
      expect([...tooWide(text), ...leftovers(text), ...misaligned(text), ...foreign]).toEqual([]);
    },
  );
});
