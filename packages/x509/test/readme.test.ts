import { fileURLToPath } from 'node:url';
import { type Example, examplesIn, runExample } from '@cutaway/test-support/readme';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

describe('README', () => {
  it.each(examplesIn(`${folder}README.md`).map((example): [number, Example] => [example.line, example]))(
    'the example in line %i runs and prints what it says',
    async (_, example) => {
      const { printed } = await runExample(example, folder);
      expect(printed).toBe(example.output);
    },
  );
});
