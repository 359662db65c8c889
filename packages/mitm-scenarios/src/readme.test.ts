import { fileURLToPath } from 'node:url';
import { examplesIn, runExample } from '@cutaway/test-support/readme';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

describe.each(examplesIn(`${folder}README.md`))('README example in line $line', (example) => {
  it('prints what it says', async () => {
    expect((await runExample(example, folder)).printed).toBe(example.output ?? '');
  });
});
